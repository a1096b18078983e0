package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.vault.Turns.Caller;
import org.junit.jupiter.api.Test;

/** Servers that share a line and a spool: one calls a mail back, and another one may take it from the spool. */
class SharedLineTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS_OF_A_CALL = 5;
    private static final int STEPS = 600;
    private static final int CALLS = 4;

    private final AtomicLong nanos = new AtomicLong();
    private final Random random = new Random(7);
    /** Mails that were called back and are in the spool. */
    private int spool;

    private int line = 100_000;
    private int done;

    private final class Server {
        private final Turns.Line vault = new Turns(CALLS + 2, nanos::get, Duration.ZERO)
                .new Line(() -> CALLS, STEP::toNanos);
        private final Deque<Integer> ends = new ArrayDeque<>();

        private void step(int now) {
            while (!ends.isEmpty() && ends.getFirst() <= now) {
                ends.removeFirst();
                vault.leave();
                done++;
            }
            int called = Math.min(vault.callBack(Integer.MAX_VALUE), line);
            line -= called;
            spool += called;
        }

        private void take(int now) {
            spool--;
            vault.arrived();
            if (ends.size() < CALLS && vault.enter(Caller.CALLED_BACK)) {
                ends.addLast(now + STEPS_OF_A_CALL);
            } else {
                line++;
                vault.stepOutside();
            }
        }
    }

    /** Only the first one knows how many wait. */
    private int doneBy(int number) {
        done = 0;
        spool = 0;
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            servers.add(new Server());
        }
        servers.get(0).vault.outside(line);
        for (int now = 0; now < STEPS; now++) {
            nanos.addAndGet(STEP.toNanos());
            for (int mails = spool; mails > 0; mails--) {
                servers.get(random.nextInt(number)).take(now);
            }
            for (Server server : servers) {
                server.step(now);
            }
        }
        return done;
    }

    @Test
    void twoServersDoNearlyTwiceAsMuch() {
        int one = doneBy(1);

        assertThat(doneBy(2)).as("one does %d", one).isGreaterThan(one * 9 / 5);
        assertThat(doneBy(3)).as("one does %d", one).isGreaterThan(one * 27 / 10);
    }
}
