package jp.cryptobin.james.backoff;

import java.time.Duration;

/**
 * Intervals that double from one try to the next.
 *
 * @param first after the first try
 * @param longest at most
 */
public record Backoff(Duration first, Duration longest) {
    /** Doubling more often overtakes every interval that can be set. */
    private static final int MOST_DOUBLINGS = 20;

    /** After that many tries, at least one. */
    public Duration after(int tries) {
        long grown = first.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(grown, longest.toMillis()));
    }
}
