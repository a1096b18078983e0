package jp.cryptobin.james.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.server.Places;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Held mail after each kill; {@code -Dhold.crash.rounds=60} is a long run. */
@Order(1)
class HoldCrashIT {
    private static final int KILLS = Integer.getInteger("hold.crash.rounds", 2);

    @Test
    void accountsForEveryHeldMailAfterEachKill() throws IOException, InterruptedException {
        long seed = System.nanoTime() % 1_000_000;
        try (HoldRun run = new HoldRun(Places.ofBuild(), seed, System.out::println)) {
            Verdict verdict = run.run(KILLS);

            assertThat(verdict.wrongs()).as("seed %d", seed).isEmpty();
            assertThat(verdict.of("stopped")).as("stopped, seed %d", seed).isPositive();
            assertThat(verdict.of("sent")).as("sent, seed %d", seed).isPositive();
        }
    }
}
