package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.MailClient;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefect;

/** Every rule of the manual that the gateway can decide alone (4.1, 4.2.2, 5.6), over an inspected message. */
public final class MessagePolicy {
    private final Limits limits;
    private final Signatures signatures;

    public MessagePolicy(Limits limits, Signatures signatures) {
        this.limits = limits;
        this.signatures = signatures;
    }

    /**
     * Decides about a message. The structure is checked first, for every mail; the limits only where a file goes.
     *
     * @param inspection made with the null reverse-path in mind, where the envelope has it
     */
    public Decision decide(Inspection inspection, Envelope envelope) {
        List<Violation> violations = new ArrayList<>(structure(inspection));
        boolean transfers = inspection.hasFiles();
        if (transfers) {
            // Who is told to leave out the encryption is not told to name its parts as well.
            List<Part> files = inspection.files().stream()
                    .filter(file -> !isEncrypted(file))
                    .toList();
            violations.addAll(new FileRules(limits).violations(files, inspection));
            violations.addAll(new EnvelopeRules(limits).violations(inspection, envelope));
            violations.addAll(new SubjectRules(limits).violations(inspection.subject()));
        }
        if (!violations.isEmpty()) {
            return new Decision(
                    Verdict.REFUSE,
                    violations.stream()
                            .map(violation -> withClient(violation, inspection.client()))
                            .toList());
        }
        if (transfers) {
            return new Decision(Verdict.TRANSFER, List.of());
        }
        boolean rebuild = inspection.has(Defect.Consequence.REBUILT);
        return new Decision(rebuild ? Verdict.REBUILD : Verdict.RELAY, List.of());
    }

    /** What to do about these depends on the mail program, which notices know more of. */
    private static Violation withClient(Violation violation, MailClient client) {
        boolean depends = switch (violation.reason()) {
            case FILE_WITHOUT_NAME, DUPLICATE_FILE_NAMES, DATA_URL -> client != MailClient.OTHER;
            default -> false;
        };
        return depends
                ? new Violation(
                        violation.reason(),
                        Stream.concat(violation.concerned().stream(), Stream.of(Violation.SENT_WITH + client.title()))
                                .toList())
                : violation;
    }

    private List<Violation> structure(Inspection inspection) {
        List<Violation> violations = new ArrayList<>();
        List<String> encrypted = Stream.concat(
                        inspection.parts().stream().filter(this::isEncrypted).map(MessagePolicy::describe),
                        inspection.encryptedWithin().stream())
                .toList();
        if (!encrypted.isEmpty()) {
            violations.add(new Violation(Reason.ENCRYPTED, encrypted));
        }
        if (!inspection.dataUrls().isEmpty()) {
            violations.add(new Violation(Reason.DATA_URL, inspection.dataUrls()));
        }
        List<String> refused = inspection.findings().stream()
                .filter(finding -> finding.defect().consequence() == Defect.Consequence.REFUSED)
                .map(MessagePolicy::describe)
                .toList();
        if (!refused.isEmpty()) {
            violations.add(new Violation(Reason.UNEXPECTED_ERROR, refused));
        }
        return violations;
    }

    private boolean isEncrypted(Part part) {
        return switch (part.contentType()) {
            case "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime" -> true;
            // The encrypted part itself may be typed as anything.
            case "multipart/encrypted" -> true;
            default ->
                (part.isSignature() && signatures == Signatures.REFUSE)
                        || limits.refuseEncryptedByName() && isNamed(part, ".p7m")
                        || limits.refuseProtected() && isProtected(part);
        };
    }

    /** A mail that rights management encrypted whole: useless apart from the mail that brings it. */
    private static boolean isProtected(Part part) {
        return part.contentType().equals("application/x-microsoft-rpmsg-message") || isNamed(part, ".rpmsg");
    }

    private static boolean isNamed(Part part, String extension) {
        return part.fileName().toLowerCase(Locale.ROOT).endsWith(extension);
    }

    private static String describe(Part part) {
        return part.fileName().isEmpty()
                ? part.contentType() + " (" + part.path() + ")"
                : part.fileName() + " (" + part.contentType() + ")";
    }

    private static String describe(FoundDefect finding) {
        String detail = finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")";
        return finding.defect().explanation() + detail;
    }
}
