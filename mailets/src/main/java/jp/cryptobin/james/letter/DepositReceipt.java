package jp.cryptobin.james.letter;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A mail that tells a sender what the vault has taken and how to take it back. It has no password. All text is as it
 * comes from the mail or the vault; the writer makes it harmless.
 *
 * @param to the sender of the mail, in whose name the files are at the vault
 * @param depositedAt when the vault took them
 * @param expiresAt until when recipients can fetch them; empty if the vault could not be asked
 * @param zone of the times
 * @param subject of the mail, decoded
 * @param awaitingApproval whether recipients get them only when somebody has approved
 * @param files in the order of the mail
 * @param recipients of the envelope
 * @param manageUrl where whoever has the link can cancel; empty if the vault could not be asked
 * @param id the left side of the Message-ID, the same whenever this mail is written
 * @param original the header of the mail with the files
 */
public record DepositReceipt(
        Mailbox to,
        Instant depositedAt,
        Optional<Instant> expiresAt,
        ZoneId zone,
        String subject,
        boolean awaitingApproval,
        List<StoredFile> files,
        List<String> recipients,
        Optional<URI> manageUrl,
        String id,
        OriginalHeaders original) {
    /** @param size octets */
    public record StoredFile(String name, long size) {}

    public DepositReceipt {
        files = List.copyOf(files);
        recipients = List.copyOf(recipients);
        Letterhead.requireId(id);
    }

    /** Without the link: whoever has it can cancel. */
    @Override
    public String toString() {
        return "DepositReceipt[" + to.address() + "]";
    }
}
