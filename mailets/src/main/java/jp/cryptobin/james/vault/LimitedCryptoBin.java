package jp.cryptobin.james.vault;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;

/**
 * A vault that takes no more of the gateway's threads than it may, and is left alone while it is down. A call beyond the
 * limit waits for its turn where a thread is free for that; otherwise it is not made and ends at once, as
 * {@link Contact#NOT_TRIED}, with the time after which there is likely to be a place. Asking for the status is always
 * allowed: it is how an administrator looks.
 */
public final class LimitedCryptoBin implements CryptoBin {
    private final CryptoBin vault;
    private final CallLimits restraint;
    private final LongSupplier nanos;
    private final VaultPace pace;
    private final Turns.Line line;
    private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
    private final CircuitBreaker<Object> breaker;

    /** Without waiting. */
    public LimitedCryptoBin(CryptoBin vault, CallLimits restraint) {
        this(vault, restraint, Turns.withoutWaiting());
    }

    /** @param turns shared by all vaults of the gateway */
    public LimitedCryptoBin(CryptoBin vault, CallLimits restraint, Turns turns) {
        this(vault, restraint, turns, System::nanoTime);
    }

    LimitedCryptoBin(CryptoBin vault, CallLimits restraint, Turns turns, LongSupplier nanos) {
        this.vault = vault;
        this.restraint = restraint;
        this.nanos = nanos;
        this.pace = new VaultPace(restraint.calls(), nanos);
        this.line = turns.new Line(pace::limit);
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
        // Nobody waits for a vault that is down.
        if (breaker.isOpen() && !breaker.getRemainingDelay().isZero()) {
            return notTried.apply(leftAlone());
        }
        if (!line.enter()) {
            Long oldest = underWay.isEmpty() ? nanos.getAsLong() : underWay.first();
            return notTried.apply(new Unavailable(
                    Reason.TEMPORARY_VAULT_ERROR,
                    Contact.NOT_TRIED,
                    Optional.of(pace.untilPlace(oldest, line.length())),
                    "the vault is busy with " + pace.limit() + " calls of this gateway"));
        }
        try {
            return breaker.tryAcquirePermit() ? watched(call) : notTried.apply(leftAlone());
        } finally {
            line.leave();
        }
    }

    private <O> O watched(Supplier<O> call) {
        long begun = begin();
        boolean silent = true;
        boolean trouble = true;
        try {
            O outcome = call.get();
            trouble = outcome instanceof Unavailable;
            silent = outcome instanceof Unavailable unavailable && unavailable.contact() == Contact.SILENCE;
            return outcome;
        } finally {
            pace.over(begun, underWay.size(), trouble);
            underWay.remove(begun);
            if (silent) {
                breaker.recordFailure();
            } else {
                breaker.recordSuccess();
            }
        }
    }

    /** No two calls begin at the same time. */
    private long begin() {
        long begun = nanos.getAsLong();
        while (!underWay.add(begun)) {
            begun++;
        }
        return begun;
    }

    private Unavailable leftAlone() {
        Duration left = breaker.getRemainingDelay();
        // Somebody is finding out right now whether it is back: nobody knows how long that takes.
        return new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(left).filter(time -> !time.isZero()),
                "the vault was silent " + restraint.silences() + " times and is left alone for " + left.toSeconds()
                        + " s more");
    }

    @Override
    public String toString() {
        return "LimitedCryptoBin[" + vault + ", " + restraint + "]";
    }
}
