package jp.cryptobin.james.extension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.StatusOutcome;

/**
 * Asks one vault for its status: one question at a time, an answer is good for some seconds, and nobody waits longer
 * than the limit, however patient the connection is.
 */
final class StatusProbe {
    private final CryptoBin vault;
    private final Clock clock;
    private final Duration validity;
    private final Duration limit;
    private CompletableFuture<StatusOutcome> answer = new CompletableFuture<>();
    private Instant asked = Instant.MIN;

    StatusProbe(CryptoBin vault, Clock clock, Duration validity, Duration limit) {
        this.vault = vault;
        this.clock = clock;
        this.validity = validity;
        this.limit = limit;
    }

    /** Never fails: whatever goes wrong is an outcome. */
    CompletableFuture<StatusOutcome> status() {
        StatusOutcome late = new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                "no answer to the question for its status within " + limit.toSeconds() + " s");
        return current().copy().completeOnTimeout(late, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized CompletableFuture<StatusOutcome> current() {
        Instant now = clock.instant();
        boolean first = asked.equals(Instant.MIN);
        if (first || (answer.isDone() && !now.isBefore(asked.plus(validity)))) {
            asked = now;
            answer = new CompletableFuture<>();
            ask(answer);
        }
        return answer;
    }

    private void ask(CompletableFuture<StatusOutcome> promise) {
        Thread thread = new Thread(
                () -> {
                    try {
                        promise.complete(vault.status());
                    } catch (RuntimeException | Error failure) {
                        promise.complete(new Unavailable(Reason.UNEXPECTED_ERROR, failure.toString()));
                    }
                },
                "cryptobin-status");
        thread.setDaemon(true);
        thread.start();
    }
}
