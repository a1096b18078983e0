package jp.cryptobin.james.inspection;

/** What a part is to the gateway. */
public enum Role {
    /** Structure: a multipart that was taken apart. */
    CONTAINER,
    /** Stays in the mail. */
    BODY,
    /** Goes to the vault. */
    FILE
}
