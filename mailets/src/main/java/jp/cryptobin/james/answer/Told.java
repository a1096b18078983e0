package jp.cryptobin.james.answer;

/** What people are told of a mail that is held, or was, or of their answer. */
public enum Told {
    /** Nothing was sent. */
    STOPPED,
    /** It goes now. */
    SENT,
    /** Nobody answered in time, and it was not sent. */
    GIVEN_UP,
    /** It had been stopped before. */
    ALREADY_STOPPED,
    /** It was on its way before. */
    ALREADY_SENT,
    /** It has left; a stop came too late. */
    LATE,
    /** The answer is noted; another server holds the mail, or it is on its way to the vault. */
    NOTED,
    /** Nothing is known of such a mail, or no more. */
    UNKNOWN,
    /** Only its own sender may answer. */
    FOREIGN,
    /** The link is not one of ours. */
    FORGED,
    /** None of the two words was found. */
    UNCLEAR
}
