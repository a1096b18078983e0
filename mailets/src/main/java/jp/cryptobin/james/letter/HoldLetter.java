package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import jp.cryptobin.james.recipients.Recipient;

/**
 * A letter to the sender of a mail that waits: to whom it goes, with what, when, and how to stop it or to send it at once.
 * All text is as it comes from the mail; the writer makes it harmless.
 *
 * @param to who may answer
 * @param heldAt when the mail came
 * @param due when it leaves by itself, or is given up
 * @param untilAnswered whether it leaves only when it is answered
 * @param zone of the times
 * @param subject of the mail, decoded
 * @param stopSubject of the answer that stops it
 * @param sendSubject of the answer that sends it at once
 * @param id the left side of the Message-ID, which a reply refers to
 * @param original the header of the mail that waits
 */
public record HoldLetter(
        Mailbox to,
        Instant heldAt,
        Instant due,
        boolean untilAnswered,
        ZoneId zone,
        String subject,
        List<Recipient> recipients,
        List<DepositReceipt.StoredFile> files,
        String stopSubject,
        String sendSubject,
        String id,
        OriginalHeaders original) {
    public HoldLetter {
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
    }

    /** Without the subjects: whoever has them can answer. */
    @Override
    public String toString() {
        return "HoldLetter[" + to.address() + "]";
    }
}
