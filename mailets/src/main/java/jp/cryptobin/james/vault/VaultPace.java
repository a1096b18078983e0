package jp.cryptobin.james.vault;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many calls at a time a vault gets: as many as are allowed, whether it answers in a millisecond or in a second, for
 * fewer calls at a time would make a slow vault no quicker, only the mail slower. Only what a vault with too much to do
 * does counts: it says so (429, 503), fails, or does not answer in time. Then it gets fewer, and one more again with each
 * round of calls that goes well: additive increase, multiplicative decrease, as TCP does it, from Netflix's
 * concurrency-limits.
 *
 * <p>Tells who finds no place when there is likely to be one: each of them a moment of its own.
 */
final class VaultPace {
    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofSeconds(60);
    /** Of an average; an answer that took long is half forgotten after seven that did not. */
    private static final double SHARE_OF_LAST = 0.1;
    /** With half it would take longer to come back; with more, it would soon be too much again. */
    private static final double LEFT_AFTER_TROUBLE = 0.7;

    private final LongSupplier nanos;
    private final Limit limit;
    private double average;
    private long nextPlace;
    private long lastChange;

    VaultPace(int mostCalls, LongSupplier nanos) {
        this.nanos = nanos;
        this.nextPlace = nanos.getAsLong();
        this.lastChange = nextPlace;
        this.limit = AIMDLimit.newBuilder()
                .initialLimit(mostCalls)
                .minLimit(1)
                .maxLimit(mostCalls)
                .backoffRatio(LEFT_AFTER_TROUBLE)
                // A call that takes too long for us fails by its own timeout.
                .timeout(1, TimeUnit.DAYS)
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
     * @param calls that were under way
     * @param failed whether the vault did not do it for trouble of its own
     */
    synchronized void over(long begun, int calls, boolean failed) {
        long took = Math.max(1, nanos.getAsLong() - begun);
        average = average == 0 ? took : average + SHARE_OF_LAST * (took - average);
        // A call that began before the last change says nothing about it: of many that fail together only one counts.
        if (begun - lastChange >= 0) {
            int before = limit.getLimit();
            limit.onSample(begun, took, calls, failed);
            lastChange = limit.getLimit() == before ? lastChange : nanos.getAsLong();
        }
    }

    /**
     * Nanoseconds from the end of a call to the next one's.
     *
     * @param oldest when the oldest call under way began, in nanoseconds
     */
    synchronized long perPlace(long oldest) {
        return (long) Math.max(average, (double) (nanos.getAsLong() - oldest)) / limit();
    }

    /**
     * When a place is likely to be free for somebody who finds none now, behind all who were told so before.
     *
     * @param oldest when the oldest call under way began, in nanoseconds
     * @param ahead calls under way and those who wait
     */
    synchronized Duration untilPlace(long oldest, int ahead) {
        long now = nanos.getAsLong();
        long perPlace = perPlace(oldest);
        nextPlace = Math.max(nextPlace, now + perPlace * ahead) + perPlace;
        Duration delay = Duration.ofNanos(nextPlace - now);
        if (delay.compareTo(LATEST) > 0) {
            nextPlace = now;
            return LATEST;
        }
        return delay.compareTo(SOONEST) < 0 ? SOONEST : delay;
    }
}
