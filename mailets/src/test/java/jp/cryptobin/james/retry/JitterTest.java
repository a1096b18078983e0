package jp.cryptobin.james.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JitterTest {
    @ParameterizedTest
    @CsvSource({
        // percent, chance, delay, least, most, expected: seconds
        "10,  0.0, 100,   0, 1000, 100",
        "10, -1.0, 100,   0, 1000,  90",
        "10,  1.0, 100,   0, 1000, 110",
        "10,  0.5, 100,   0, 1000, 105",
        "50, -1.0, 100,   0, 1000,  50",
        " 0,  1.0, 100,   0, 1000, 100",
        // what the vault asks for
        "10, -1.0, 100, 100, 1000, 110",
        "10, -0.5, 100,  96, 1000, 105",
        "10, -0.5, 100,  95, 1000,  95",
        // the horizon
        "10,  1.0, 100,   0,  105, 105",
        "10, -1.0, 100, 100,  105, 105",
        "10, -1.0, 100,   0,  100, 100",
        "10, -1.0, 100, 900,  100, 100",
    })
    void spreadsWithinItsBounds(int percent, double chance, int delay, int least, int most, int expected) {
        Duration spread = new Jitter(percent, () -> chance)
                .spread(Duration.ofSeconds(delay), Duration.ofSeconds(least), Duration.ofSeconds(most));

        assertThat(spread).isEqualTo(Duration.ofSeconds(expected));
    }

    @Test
    void gathersNoCrowdAtTheTimeThatTheVaultAsksFor() {
        Random random = new Random(20260302);
        Jitter jitter = new Jitter(10, () -> random.nextDouble(-1, 1));
        Duration asked = Duration.ofMinutes(5);
        long distinct = Stream.generate(() -> jitter.spread(asked, asked, Duration.ofHours(1)))
                .limit(100)
                .peek(delay -> assertThat(delay).isBetween(asked, asked.plusSeconds(30)))
                .distinct()
                .count();

        assertThat(distinct).isGreaterThan(90);
    }
}
