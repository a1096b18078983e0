package jp.cryptobin.james.scenarios.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import jp.cryptobin.james.scenarios.server.Places;
import org.junit.jupiter.api.Test;

/**
 * One of two servers dies and the other does its work. Takes a minute: with {@code -Dservers.it=true}; {@code mvn -Pcrash
 * -Dcrash.servers=2} is a long run.
 */
class ServersIT {
    private static final int KILLS = Integer.getInteger("servers.crash.rounds", 1);

    @Test
    void accountsForEveryMailWhenOneOfTwoServersDies() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("servers.it"));
        long seed = System.nanoTime() % 1_000_000;

        Verdict verdict = Crash.run(Places.ofBuild(), 2, KILLS, seed);

        assertThat(verdict.wrongs()).as("seed %d", seed).isEmpty();
        assertThat(verdict.of("delivered")).as("delivered, seed %d", seed).isPositive();
    }
}
