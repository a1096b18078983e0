package jp.cryptobin.james.letter;

import jp.cryptobin.james.outcome.OutcomeFunction;

/** Who is told that a mail was stopped: its sender, or the postmaster where the sender must not be written to. */
public sealed interface NoticeAddressee extends Audience {
    /** Goes on with the addressee at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super ToSender, ? extends R, E> toSender,
            OutcomeFunction<? super ToPostmaster, ? extends R, E> toPostmaster)
            throws E;

    /** The sender, at the reverse-path. */
    record ToSender(Mailbox sender) implements NoticeAddressee {
        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super ToSender, ? extends R, E> toSender,
                OutcomeFunction<? super ToPostmaster, ? extends R, E> toPostmaster)
                throws E {
            return toSender.to(this);
        }
    }

    /** The postmaster instead. */
    record ToPostmaster(WhyNotSender why) implements NoticeAddressee {
        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super ToSender, ? extends R, E> toSender,
                OutcomeFunction<? super ToPostmaster, ? extends R, E> toPostmaster)
                throws E {
            return toPostmaster.to(this);
        }
    }

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
