package jp.cryptobin.james.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.server.Places;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A short crash run; {@code mvn -Pcrash -Dcrash.rounds=300} is a long one. */
@Order(2)
class CrashIT {
    private static final int KILLS = 2;

    @Test
    void accountsForEveryMailAfterEachKill() throws IOException, InterruptedException {
        long seed = System.nanoTime() % 1_000_000;

        Verdict verdict = Crash.run(Places.ofBuild(), 1, KILLS, seed);

        assertThat(verdict.wrongs()).as("seed %d", seed).isEmpty();
        assertThat(verdict.of("delivered")).as("delivered, seed %d", seed).isPositive();
    }
}
