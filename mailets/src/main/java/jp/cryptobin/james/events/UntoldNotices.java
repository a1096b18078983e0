package jp.cryptobin.james.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Notices that reached nobody, of the last day: somebody has to look. */
public final class UntoldNotices implements GatewayListener {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST = 1_000;

    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Clock clock;

    private record Seen(Instant at, String mail) {}

    public UntoldNotices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void happened(GatewayEvent event) {
        if (event instanceof GatewayEvent.Untold) {
            forget();
            if (seen.size() == MOST) {
                seen.removeFirst();
            }
            seen.addLast(new Seen(clock.instant(), event.mail().name()));
        }
    }

    /** How many there were. */
    public synchronized int count() {
        forget();
        return seen.size();
    }

    /** The name under which the server has the latest. */
    public synchronized Optional<String> latest() {
        forget();
        return Optional.ofNullable(seen.peekLast()).map(Seen::mail);
    }

    private void forget() {
        Instant begin = clock.instant().minus(REMEMBERED);
        while (!seen.isEmpty() && seen.getFirst().at().isBefore(begin)) {
            seen.removeFirst();
        }
    }
}
