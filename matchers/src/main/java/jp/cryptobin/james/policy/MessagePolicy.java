package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings.Signatures;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.Finding;

/** Every rule of the manual that the gateway can decide alone (4.1, 4.2.2, 5.6), over an inspected message. */
public final class MessagePolicy {
    private final Limits limits;
    private final Signatures signatures;

    public MessagePolicy(Limits limits, Signatures signatures) {
        this.limits = limits;
        this.signatures = signatures;
    }

    /** Decides about a message. The structure is checked first, for every mail; the limits only where a file goes. */
    public Decision decide(Inspection inspection, Envelope envelope) {
        List<Violation> violations = new ArrayList<>(structure(inspection));
        boolean transfers = inspection.hasFiles() && !isReportToNobody(inspection, envelope);
        if (transfers) {
            // Who is told to leave out the encryption is not told to name its parts as well.
            List<Part> files = inspection.files().stream()
                    .filter(file -> !isEncrypted(file))
                    .toList();
            violations.addAll(new FileRules(limits).violations(files, inspection.findings()));
            violations.addAll(new EnvelopeRules(limits).violations(inspection, envelope));
            violations.addAll(new SubjectRules(limits).violations(inspection.subject()));
        }
        if (!violations.isEmpty()) {
            return new Decision(Verdict.REFUSE, violations);
        }
        if (transfers) {
            return new Decision(Verdict.TRANSFER, List.of());
        }
        boolean rebuild = inspection.has(Defect.Consequence.REBUILT);
        return new Decision(rebuild ? Verdict.REBUILD : Verdict.RELAY, List.of());
    }

    /**
     * A delivery report or read receipt: nobody could be told that it was stopped (RFC 3834), so it passes. Both signs
     * are needed, and nothing ambiguous, or the exception would be a way around the gateway; and a report that had to be
     * rebuilt would lose its parts.
     */
    private static boolean isReportToNobody(Inspection inspection, Envelope envelope) {
        return envelope.hasNullSender()
                && !inspection.has(Defect.Consequence.REBUILT)
                && !inspection.has(Defect.Consequence.FILE)
                && !inspection.parts().isEmpty()
                && inspection.parts().get(0).contentType().equals("multipart/report");
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
                        || limits.refuseEncryptedByName()
                                && part.fileName().toLowerCase(Locale.ROOT).endsWith(".p7m");
        };
    }

    private static String describe(Part part) {
        return part.fileName().isEmpty()
                ? part.contentType() + " (" + part.path() + ")"
                : part.fileName() + " (" + part.contentType() + ")";
    }

    private static String describe(Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")";
        return finding.defect().explanation() + detail;
    }
}
