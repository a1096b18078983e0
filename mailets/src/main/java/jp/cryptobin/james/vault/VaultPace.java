package jp.cryptobin.james.vault;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How quickly a vault answers, and how many calls at a time follow from that: as many as are allowed while it answers as
 * it did, fewer while it takes longer and longer (the gradient algorithm of Netflix's concurrency-limits). Tells who
 * finds no place when there is likely to be one: each of them a moment of its own.
 */
final class VaultPace {
    /** A file of this size may double the time of a call before the vault counts as slower. */
    private static final double OCTETS_LIKE_A_CALL = 256 * 1024;

    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofSeconds(60);
    /** Of an average; an answer that took long is half forgotten after seven that did not. */
    private static final double SHARE_OF_LAST = 0.1;

    private final LongSupplier nanos;
    private final Limit limit;
    private double average;
    private long nextPlace;

    VaultPace(int mostCalls, LongSupplier nanos) {
        this.nanos = nanos;
        this.nextPlace = nanos.getAsLong();
        this.limit = Gradient2Limit.newBuilder()
                .initialLimit(mostCalls)
                .minLimit(Math.max(1, mostCalls / 2))
                .maxConcurrency(mostCalls)
                .queueSize(1)
                .rttTolerance(2)
                .build();
    }

    /** Calls at a time. */
    int limit() {
        return limit.getLimit();
    }

    /**
     * Takes note of a call that is over.
     *
     * @param begun in nanoseconds
     * @param octets that were sent
     * @param calls that were under way
     * @param failed whether the vault did not do it for trouble of its own
     */
    synchronized void over(long begun, long octets, int calls, boolean failed) {
        long took = Math.max(1, nanos.getAsLong() - begun);
        average = average == 0 ? took : average + SHARE_OF_LAST * (took - average);
        limit.onSample(begun, (long) Math.max(1, took / (1 + octets / OCTETS_LIKE_A_CALL)), calls, failed);
    }

    /**
     * When a place is likely to be free for somebody who finds none now, behind all who were told so before.
     *
     * @param oldest when the oldest call under way began, in nanoseconds
     * @param ahead calls under way and those who wait
     */
    synchronized Duration untilPlace(long oldest, int ahead) {
        long now = nanos.getAsLong();
        long perPlace = (long) Math.max(average, (double) (now - oldest)) / limit();
        nextPlace = Math.max(nextPlace, now + perPlace * ahead) + perPlace;
        Duration delay = Duration.ofNanos(nextPlace - now);
        if (delay.compareTo(LATEST) > 0) {
            nextPlace = now;
            return LATEST;
        }
        return delay.compareTo(SOONEST) < 0 ? SOONEST : delay;
    }
}
