package jp.cryptobin.james.vault;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.Turns.Caller;

/**
 * A vault that takes no more of the gateway's threads than it may, and is left alone while it is down. A call beyond the
 * limit waits for its turn where a thread is free for that; otherwise it is not made and ends at once, as
 * {@link Contact#BUSY}, with the time after which there is likely to be a place. Asking for the status is always
 * allowed: it is how an administrator looks.
 */
public final class LimitedCryptoBin implements CryptoBin, Room {
    private final CryptoBin vault;
    private final CallLimits callLimits;
    private final LongSupplier nanos;
    private final VaultPace pace;
    private final Turns.Line line;
    private final ConcurrentSkipListSet<Long> underWay = new ConcurrentSkipListSet<>();
    private final CircuitBreaker<Object> breaker;
    private final List<Runnable> whenFree = new CopyOnWriteArrayList<>();

    /** Without waiting. */
    public LimitedCryptoBin(CryptoBin vault, CallLimits callLimits) {
        this(vault, callLimits, Turns.withoutWaiting());
    }

    /** @param turns shared by all vaults of the gateway */
    public LimitedCryptoBin(CryptoBin vault, CallLimits callLimits, Turns turns) {
        this(vault, callLimits, turns, System::nanoTime);
    }

    LimitedCryptoBin(CryptoBin vault, CallLimits callLimits, Turns turns, LongSupplier nanos) {
        this.vault = vault;
        this.callLimits = callLimits;
        this.nanos = nanos;
        this.pace = new VaultPace(callLimits.calls(), nanos);
        this.line = turns.new Line(pace::limit, () -> pace.perPlace(oldest()));
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(callLimits.silences())
                .withSuccessThreshold(1)
                .withDelay(callLimits.pause())
                .build();
    }

    @Override
    public DepositOutcome deposit(Deposit deposit, FileContents contents) {
        return restrained(Caller.NEW, () -> vault.deposit(deposit, contents), Function.identity());
    }

    /** As {@link #deposit}, for one that was called back. */
    public DepositOutcome depositCalledBack(Deposit deposit, FileContents contents) {
        return restrained(Caller.CALLED_BACK, () -> vault.deposit(deposit, contents), Function.identity());
    }

    /**
     * Why a new deposit would not be tried at all now; empty when it is worth the while to ask for one. To know that saves
     * what would be done before.
     */
    public Optional<Unavailable> notNow() {
        if (isLeftAlone()) {
            return Optional.of(leftAlone());
        }
        return line.isOpen() ? Optional.empty() : Optional.of(busy());
    }

    @Override
    public StateOutcome state(DepositId id) {
        return restrained(Caller.BRIEF, () -> vault.state(id), Function.identity());
    }

    @Override
    public StateOutcome cancel(DepositId id) {
        return restrained(Caller.BRIEF, () -> vault.cancel(id), Function.identity());
    }

    @Override
    public StatusOutcome status() {
        return vault.status();
    }

    @Override
    public void stepOutside() {
        line.stepOutside();
    }

    @Override
    public void outside(long number) {
        line.outside(number);
    }

    /**
     * When the vault is down, too: then each waits by itself, and its sender is told in time. When it may be back, one finds
     * out.
     */
    @Override
    public int callBack() {
        if (breaker.isClosed() || isLeftAlone()) {
            return line.callBack(Integer.MAX_VALUE);
        }
        return line.length() == 0 ? line.callBack(1) : 0;
    }

    private boolean isLeftAlone() {
        return breaker.isOpen() && !breaker.getRemainingDelay().isZero();
    }

    @Override
    public void whenFree(Runnable look) {
        whenFree.add(look);
    }

    private <O> O restrained(Caller caller, Supplier<O> call, Function<? super Unavailable, ? extends O> notTried) {
        if (caller == Caller.CALLED_BACK) {
            line.arrived();
        }
        // Nobody waits for a vault that is down.
        if (isLeftAlone()) {
            return notTried.apply(leftAlone());
        }
        if (!line.enter(caller)) {
            return notTried.apply(busy());
        }
        try {
            return breaker.tryAcquirePermit() ? watched(call) : notTried.apply(leftAlone());
        } finally {
            line.leave();
            whenFree.forEach(Runnable::run);
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

    /** When the oldest call under way began. */
    private long oldest() {
        Long first = underWay.ceiling(Long.MIN_VALUE);
        return first == null ? nanos.getAsLong() : first;
    }

    private Unavailable busy() {
        return new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.BUSY,
                Optional.of(pace.untilPlace(oldest(), line.length())),
                "the vault is busy with " + pace.limit() + " calls of this gateway");
    }

    private Unavailable leftAlone() {
        Duration left = breaker.getRemainingDelay();
        // Somebody is finding out right now whether it is back: nobody knows how long that takes.
        return new Unavailable(
                Reason.TEMPORARY_VAULT_ERROR,
                Contact.NOT_TRIED,
                Optional.of(left).filter(time -> !time.isZero()),
                "the vault was silent " + callLimits.silences() + " times and is left alone for " + left.toSeconds()
                        + " s more");
    }

    @Override
    public String toString() {
        return "LimitedCryptoBin[" + vault + ", " + callLimits + "]";
    }
}
