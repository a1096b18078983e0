package jp.cryptobin.james.followup;

import java.time.Duration;
import java.time.Instant;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.StateOutcome;

/**
 * Decides what follows from the vault's word about a deposit. Only a state that is final ends a follow-up before its
 * horizon: a vault that is away, that does not let the gateway in or that does not know the deposit may do better later.
 */
public final class Follower {
    /** Behind the expiry, so that clocks that differ a little agree that it is over. */
    private static final Duration AFTER_EXPIRY = Duration.ofMinutes(1);

    private final Pace pace;

    public Follower(Pace pace) {
        this.pace = pace;
    }

    /** @param before as it was when the vault was asked */
    public NextStep next(StateOutcome outcome, FollowUp before, Instant now) {
        return outcome.fold(
                known -> next(known.receipt(), before, now),
                unknown -> later(before.askedAgain("the vault knows no such deposit"), now),
                refused -> later(before.askedAgain(line(refused)), now),
                unavailable -> later(before.askedAgain(line(unavailable)), now));
    }

    private static String line(NotDone trouble) {
        return trouble.reason().code() + ": " + trouble.detail();
    }

    private NextStep next(Receipt receipt, FollowUp before, Instant now) {
        DepositState state = receipt.state();
        return switch (state) {
            case AWAITING_APPROVAL -> later(before.askedAgain(""), untilAfter(receipt.expiresAt(), now), now);
            case DELIVERED -> new NextStep.Approved();
            case CANCELLED -> new NextStep.Cancelled();
            case EXPIRED -> new NextStep.Expired();
            case REJECTED, APPROVAL_INVALID, INFECTED -> {
                Reason reason = state.failure().orElseThrow();
                yield new NextStep.Failed(
                        receipt.detail().isBlank() ? Violation.of(reason) : Violation.of(reason, receipt.detail()));
            }
        };
    }

    private NextStep later(FollowUp soFar, Instant now) {
        return later(soFar, Duration.ZERO, now);
    }

    private static Duration untilAfter(Instant expiry, Instant now) {
        Duration left = Duration.between(now, expiry.plus(AFTER_EXPIRY));
        return isPositive(left) ? left : Duration.ZERO;
    }

    /**
     * @param toExpiry a deposit that the vault says is waiting is followed to its expiry, however far away that is; zero if
     *     it is over, or not known
     */
    private NextStep later(FollowUp soFar, Duration toExpiry, Instant now) {
        Duration left =
                Duration.between(now, Instant.ofEpochMilli(soFar.begun()).plus(pace.horizon()));
        if (!isPositive(left) && toExpiry.isZero()) {
            return new NextStep.GivenUp(soFar);
        }
        Duration interval = pace.interval(soFar.asked());
        Duration end = toExpiry.isZero() ? left : toExpiry;
        return new NextStep.AskAgain(soFar, interval.compareTo(end) < 0 ? interval : end);
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }
}
