package jp.cryptobin.james.sandbox.contract;

/** Where a deposit stands. */
public enum DepositState {
    DELIVERED,
    AWAITING_APPROVAL,
    REJECTED,
    APPROVAL_INVALID,
    INFECTED,
    CANCELLED,
    EXPIRED;

    /** Whether the files can be fetched now or later; where not, they are removed from disk. */
    public boolean keepsFiles() {
        return this == DELIVERED || this == AWAITING_APPROVAL;
    }
}
