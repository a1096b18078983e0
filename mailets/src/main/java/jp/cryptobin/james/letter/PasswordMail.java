package jp.cryptobin.james.letter;

import java.util.Optional;

/**
 * A mail of its own that tells one person the password of the files.
 *
 * @param notice the password and the deposit
 * @param reader whom it is written for
 * @param to the address of that person; empty where no header can carry it, and the envelope alone tells
 * @param replyTo who answers questions; empty for nobody but the address that it comes from
 * @param id the left side of its Message-ID, the same whenever this mail is written; 16 to 64 letters, digits, hyphens
 *     and underscores
 * @param original the header of the mail that the files were in, which this one refers to
 */
public record PasswordMail(
        PasswordNotice notice,
        Reader reader,
        Optional<Mailbox> to,
        Optional<Mailbox> replyTo,
        String id,
        OriginalHeaders original) {
    /** Whom a password mail is written for. */
    public enum Reader {
        /** Who may take the files. */
        RECIPIENT,
        /** Who sent them, and is to tell the recipients. */
        SENDER
    }

    public PasswordMail {
        Letterhead.requireId(id);
    }
}
