package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A mail that tells what became of the files of a mail that has left, where the manual has no message for it. All text
 * is as it comes from the mail or the vault; the writer makes it harmless.
 *
 * @param end what became of the files
 * @param reader whom it is written for
 * @param to the address of that person; empty where no header can carry it, and the envelope alone tells
 * @param sender of the mail with the files; empty for the null reverse-path
 * @param depositedAt when the vault took the files
 * @param zone of the times
 * @param subject of the mail, decoded
 * @param id the left side of the Message-ID, the same whenever this mail is written
 * @param trouble why nobody knows what became of them; empty unless {@code end} is {@link End#UNKNOWN}
 * @param original the header of the mail with the files
 */
public record FilesNotice(
        End end,
        Reader reader,
        Optional<Mailbox> to,
        String sender,
        Instant depositedAt,
        ZoneId zone,
        String subject,
        String id,
        String trouble,
        OriginalHeaders original) {
    /** What became of the files. */
    public enum End {
        /** Nobody approved while the vault kept them. */
        EXPIRED,
        /** Rejected, cancelled or the like: they will not come. */
        WITHDRAWN,
        /** The vault could not be asked for too long. */
        UNKNOWN
    }

    /** Whom the notice is written for. */
    public enum Reader {
        SENDER,
        /** Who has the mail, and perhaps its password. */
        RECIPIENT,
        /** In the place of a sender who must not be written to, or who could do nothing. */
        POSTMASTER
    }

    public FilesNotice {
        Letterhead.requireId(id);
    }
}
