package jp.cryptobin.james.letter;

/** By which road the recipients come to know the password of the files. */
public enum PasswordDelivery {
    /** In the body of the mail (manual 3.2). */
    IN_BODY,
    /** In a mail of its own to each recipient. */
    SEPARATE_MAIL,
    /** By the sender, who alone is sent it. */
    TO_SENDER
}
