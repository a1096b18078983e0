package jp.cryptobin.james.vault;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;

/**
 * A vault that takes no more of the gateway's threads than it may, and is left alone while it is down. A call that is
 * not made ends at once, as {@link Contact#NOT_TRIED}. Asking for the status is always allowed: it is how an
 * administrator looks.
 */
public final class LimitedCryptoBin implements CryptoBin {
    private final CryptoBin vault;
    private final CallLimits restraint;
    private final Bulkhead<Object> calls;
    private final CircuitBreaker<Object> breaker;

    public LimitedCryptoBin(CryptoBin vault, CallLimits restraint) {
        this.vault = vault;
        this.restraint = restraint;
        this.calls = Bulkhead.of(restraint.calls());
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(restraint.silences())
                .withSuccessThreshold(1)
                .withDelay(restraint.pause())
                .build();
    }

    @Override
    public DepositOutcome deposit(Deposit deposit, FileContents contents) {
        return restrained(() -> vault.deposit(deposit, contents), Function.identity());
    }

    @Override
    public StateOutcome state(DepositId id) {
        return restrained(() -> vault.state(id), Function.identity());
    }

    @Override
    public StateOutcome cancel(DepositId id) {
        return restrained(() -> vault.cancel(id), Function.identity());
    }

    @Override
    public StatusOutcome status() {
        return vault.status();
    }

    private <O> O restrained(Supplier<O> call, Function<? super Unavailable, ? extends O> notTried) {
        if (!calls.tryAcquirePermit()) {
            return notTried.apply(notTried(
                    Optional.empty(), "the vault is busy with " + restraint.calls() + " calls of this gateway"));
        }
        try {
            if (!breaker.tryAcquirePermit()) {
                Duration left = breaker.getRemainingDelay();
                return notTried.apply(notTried(
                        Optional.of(left),
                        "the vault was silent " + restraint.silences() + " times and is left alone for "
                                + left.toSeconds() + " s more"));
            }
            return watched(call);
        } finally {
            calls.releasePermit();
        }
    }

    private <O> O watched(Supplier<O> call) {
        boolean silent = true;
        try {
            O outcome = call.get();
            silent = outcome instanceof Unavailable unavailable && unavailable.contact() == Contact.SILENCE;
            return outcome;
        } finally {
            if (silent) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
        }
    }

    private static Unavailable notTried(Optional<Duration> retryAfter, String detail) {
        return new Unavailable(Reason.TEMPORARY_VAULT_ERROR, Contact.NOT_TRIED, retryAfter, detail);
    }

    @Override
    public String toString() {
        return "LimitedCryptoBin[" + vault + ", " + restraint + "]";
    }
}
