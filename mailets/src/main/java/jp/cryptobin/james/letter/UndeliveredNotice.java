package jp.cryptobin.james.letter;

import java.time.ZoneId;
import java.util.List;

/**
 * A notice that could not be delivered, for the postmaster. All text is as it comes from mails and servers; the writer
 * makes it harmless.
 *
 * @param to the postmaster
 * @param addressee of the notice
 * @param subject of the notice, decoded
 * @param trouble why it was not delivered, one line; empty where nobody knows
 * @param text of the notice, line by line
 * @param zone of the times
 * @param id the left side of the Message-ID, the same whenever this mail is written
 * @param original the header of the notice
 */
public record UndeliveredNotice(
        Mailbox to,
        String addressee,
        String subject,
        String trouble,
        List<String> text,
        ZoneId zone,
        String id,
        OriginalHeaders original) {
    public UndeliveredNotice {
        text = List.copyOf(text);
        Letterhead.requireId(id);
    }
}
