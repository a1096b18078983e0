package jp.cryptobin.james.inspection;

import java.util.List;
import java.util.Map;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefect;
import jp.cryptobin.james.mime.HeaderAddress;

/**
 * What a message is made of.
 *
 * @param parts in the order of the message, containers before their parts
 * @param findings what is wrong or ambiguous, and where
 * @param dataUrls places in the HTML bodies where a data: URL stands, as {@code element attribute}
 * @param encryptedWithin types of encrypted parts in attached messages, where the settings have them searched
 * @param subject decoded and unfolded; empty where there is none
 * @param messageId as written; empty where there is none
 * @param fromName display name of the first author; empty where there is none
 * @param fromAddress address of the first author, well-formed or not; empty where there is none
 * @param client that wrote the mail
 * @param attachedSubjects subjects of attached messages that have no name, by their path
 * @param addressees of To, Cc and Bcc, in order
 */
public record Inspection(
        List<Part> parts,
        List<FoundDefect> findings,
        List<String> dataUrls,
        List<String> encryptedWithin,
        String subject,
        String messageId,
        String fromName,
        String fromAddress,
        MailClient client,
        Map<String, String> attachedSubjects,
        List<HeaderAddress> addressees) {
    public Inspection {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
        dataUrls = List.copyOf(dataUrls);
        encryptedWithin = List.copyOf(encryptedWithin);
        attachedSubjects = Map.copyOf(attachedSubjects);
        addressees = List.copyOf(addressees);
    }

    /** The parts that go to the vault (4.2.1), in order. */
    public List<Part> files() {
        return parts.stream().filter(Part::isFile).toList();
    }

    public boolean hasFiles() {
        return parts.stream().anyMatch(Part::isFile);
    }

    public boolean has(Defect.Consequence consequence) {
        return findings.stream().anyMatch(finding -> finding.defect().consequence() == consequence);
    }
}
