package jp.cryptobin.james.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 60", "2, 120", "5, 960", "6, 1800", "7, 1800", "1000000, 1800"})
    void doublesUpToTheLongest(int tries, long seconds) {
        Backoff backoff = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30));

        assertThat(backoff.after(tries)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1", "30", "1000000"})
    void isNeverLongerThanTheLongestAlsoAtTheFirstTry(int tries) {
        assertThat(new Backoff(Duration.ofDays(1), Duration.ofSeconds(1)).after(tries))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
