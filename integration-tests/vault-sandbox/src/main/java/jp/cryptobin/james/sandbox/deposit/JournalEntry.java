package jp.cryptobin.james.sandbox.deposit;

import java.time.Instant;

/**
 * Something that was done with a deposit, as it is kept for the people concerned.
 *
 * @param by who did it: a person as people know them, or one of the constants here
 * @param about the reason of a decision, the name of a fetched file (empty: all in one archive), else empty
 */
public record JournalEntry(Instant at, Act act, String by, String about) {
    /** The gateway, over the API. */
    public static final String API = "#api";
    /** Whoever holds the management link. */
    public static final String LINK = "#link";
    /** The control port. */
    public static final String CONTROL = "#control";
    /** The vault itself. */
    public static final String VAULT = "#vault";

    /** What was done. */
    public enum Act {
        APPROVED,
        REJECTED,
        APPROVAL_INVALID,
        CANCELLED,
        INFECTED,
        EXPIRED,
        FETCHED
    }
}
