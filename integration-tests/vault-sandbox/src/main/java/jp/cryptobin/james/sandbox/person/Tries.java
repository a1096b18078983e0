package jp.cryptobin.james.sandbox.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after some wrong tries in a row each further one makes the next wait twice as long. Counted per
 * name, which may be a login id or a client's address. In memory: a restart forgets, and a restart is not for guessers.
 */
public final class Tries {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** Names that are counted at the same time; the longest unused one is forgotten for a new one. */
    private static final int NAMES = 10_000;

    private record Count(int wrong, Instant freeAt) {}

    private final Clock clock;
    private final int free;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > NAMES;
        }
    };

    /** @param free how many wrong tries in a row cost no waiting */
    public Tries(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    /** How long this name must still wait; zero when it may try now. A try is counted as wrong until {@link #right}. */
    public synchronized Duration begin(String name) {
        Instant now = clock.instant();
        Count count = counts.getOrDefault(name, new Count(0, Instant.MIN));
        if (now.isBefore(count.freeAt())) {
            return Duration.between(now, count.freeAt());
        }
        int wrong = count.wrong() + 1;
        counts.put(name, new Count(wrong, wrong < free ? Instant.MIN : now.plus(waitAfter(wrong))));
        return Duration.ZERO;
    }

    /** The last try was right: forget the wrong ones. */
    public synchronized void right(String name) {
        counts.remove(name);
    }

    private Duration waitAfter(int wrong) {
        int doublings = Math.min(wrong - free, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
