package jp.cryptobin.james.vault;

import java.util.Optional;
import jp.cryptobin.james.policy.Reason;
import org.jspecify.annotations.Nullable;

/** How a deposit stands at the vault. */
public enum DepositState {
    /** The recipients have been told and can fetch the files. */
    DELIVERED(null),
    /** The recipients are told once a person has approved; the only state that changes by itself. */
    AWAITING_APPROVAL(null),
    REJECTED(Reason.APPROVAL_REJECTED),
    APPROVAL_INVALID(Reason.APPROVAL_SETTINGS_INVALID),
    /** A virus was found after the deposit was taken. */
    INFECTED(Reason.VIRUS_FOUND),
    CANCELLED(null),
    EXPIRED(null);

    private final Optional<Reason> failure;

    DepositState(@Nullable Reason failure) {
        this.failure = Optional.ofNullable(failure);
    }

    /** Whether recipients can fetch the files, or will once a person approves. */
    public boolean standing() {
        return this == DELIVERED || this == AWAITING_APPROVAL;
    }

    /** Which message of the manual tells the sender about this state; empty when none does. */
    public Optional<Reason> failure() {
        return failure;
    }
}
