package jp.cryptobin.james.notice;

/** Who is told that a mail was stopped: its sender, or the postmaster where the sender must not be written to. */
public sealed interface NoticeAddressee extends Audience {
    /** The sender, at the reverse-path. */
    record ToSender(Mailbox sender) implements NoticeAddressee {}

    /** The postmaster instead. */
    record ToPostmaster(WhyNotSender why) implements NoticeAddressee {}

    /** Why the sender is not written to (RFC 3834, RFC 5321 section 6.1). */
    enum WhyNotSender {
        /** The reverse-path is null: the mail is itself a report. */
        NULL_SENDER,
        /** The reverse-path is no address that a notice could carry. */
        UNUSABLE_ADDRESS,
        /** A program sent it: Auto-Submitted. */
        AUTOMATIC,
        /** Precedence says bulk, list or junk. */
        BULK,
        /** A mailing list's fields. */
        LIST,
        /** The address of a role or program that nobody reads or that answers by itself. */
        ROLE
    }
}
