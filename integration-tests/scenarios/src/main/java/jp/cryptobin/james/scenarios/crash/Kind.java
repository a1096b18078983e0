package jp.cryptobin.james.scenarios.crash;

/** What is posted, and what must become of it. */
public enum Kind {
    /** No files: relayed octet by octet. */
    TEXT("text.test", "senders.test"),
    /** Files: the vault gets them, the recipients a password in the mail. */
    FILES("files.test", "senders.test"),
    /** Files again, the password in a mail of its own. */
    SEPARATE("files.test", "separate.test"),
    /** Two files of one name: the sender is told (E04). */
    REFUSED("refused.test", "senders.test"),
    /** Files of a sender whose mail is held for a while. */
    HELD("files.test", "held.test"),
    /** A file of some MiB. */
    LARGE("files.test", "senders.test"),
    /** A page that is hard to read, and a file. */
    HOSTILE("files.test", "senders.test"),
    /** Past the gateway, as a James without it would relay it. */
    PLAIN("plain.test", "senders.test");

    private final String recipients;
    private final String senders;

    Kind(String recipients, String senders) {
        this.recipients = recipients;
        this.senders = senders;
    }

    String recipientDomain() {
        return recipients;
    }

    String senderDomain() {
        return senders;
    }

    boolean goesToVault() {
        return this == FILES || this == SEPARATE || this == HELD || this == LARGE || this == HOSTILE;
    }
}
