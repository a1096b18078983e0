package jp.cryptobin.james.retry;

import java.time.Duration;
import java.util.Optional;
import jp.cryptobin.james.backoff.Backoff;
import jp.cryptobin.james.policy.Reason.Remedy;
import jp.cryptobin.james.state.Deferral;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/**
 * How long temporary trouble is waited out.
 *
 * @param firstDelay after the first failure; doubled with each one after it
 * @param longestDelay at most, unless the vault asks for more
 * @param horizon after the first failure, when it is time to give up
 * @param unknownErrorTries tries in all when nobody knows whether time helps
 */
public record Patience(Duration firstDelay, Duration longestDelay, Duration horizon, int unknownErrorTries) {
    private static final long LEAST = 5_000;

    /** Until the next try; empty when it is time to give up. */
    Optional<Duration> delay(Deferral deferral, Unavailable trouble, long now) {
        boolean enough = trouble.contact().isTried()
                && trouble.reason().remedy() != Remedy.TIME
                && deferral.attempts() >= unknownErrorTries;
        long left = left(deferral, now).toMillis();
        if (enough || left <= 0) {
            return Optional.empty();
        }
        if (!trouble.contact().isTried()) {
            long wait = trouble.retryAfter().map(Duration::toMillis).orElseGet(() -> notTried(deferral, now));
            return Optional.of(Duration.ofMillis(Math.min(wait, left)));
        }
        long grown =
                new Backoff(firstDelay, longestDelay).after(deferral.attempts()).toMillis();
        // The last try is at the horizon, not before it.
        return Optional.of(Duration.ofMillis(Math.min(Math.max(grown, asked(trouble)), left)));
    }

    /** Nobody knows when it is worth while. As long again as the mail has waited, from five seconds to the first delay. */
    private long notTried(Deferral deferral, long now) {
        return Math.min(firstDelay.toMillis(), Math.max(LEAST, now - deferral.firstFailure()));
    }

    private static long asked(Unavailable trouble) {
        return trouble.retryAfter().map(Duration::toMillis).orElse(0L);
    }

    /** Until the horizon; negative behind it. */
    Duration left(Deferral deferral, long now) {
        return Duration.ofMillis(deferral.firstFailure() + horizon.toMillis() - now);
    }
}
