package jp.cryptobin.james.state;

/** What became of a deposit whose mail failed after the vault had taken its files. */
public enum Withdrawal {
    /** The vault has cancelled it. */
    DONE,
    /** The vault could not be reached; a small mail goes on trying. */
    PENDING
}
