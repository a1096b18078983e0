package jp.cryptobin.james.sandbox.section;

/** The state of an account, of the default user's or a sender's own. */
public enum AccountState {
    ACTIVE,
    LOCKED,
    /** An administrator reset the password and the user has not set a new one. */
    PASSWORD_RESET,
    PASSWORD_EXPIRED,
    /** The default user: in no group at all. A sender: outside the mail integration group. */
    WITHOUT_GROUP
}
