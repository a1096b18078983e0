package jp.cryptobin.james.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefects;

/**
 * A report under the null reverse-path: a delivery report or a read receipt. Nobody could be told that it was stopped
 * (RFC 3834), so it goes on where nothing in it can be a file: its text, and its machine-readable parts, which are no
 * more than header fields. The mail that it returns could be anything, and is left out.
 */
final class ReportParts {
    private static final Set<String> MACHINE_READABLE = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "message/feedback-report",
            "text/rfc822-headers");

    private static final Set<String> RETURNED = Set.of("message/rfc822", "message/global", "message/global-headers");

    private ReportParts() {}

    /** Whether a part of this type is read as a part of a report. */
    static boolean isMachineReadable(String contentType) {
        return MACHINE_READABLE.contains(contentType);
    }

    /** The parts of a report with what becomes of each; the same parts where the mail is no such report. */
    static List<Part> of(List<Part> parts, FoundDefects findings) {
        boolean report = !parts.isEmpty()
                && parts.get(0).contentType().equals("multipart/report")
                && parts.get(0).role() == Role.CONTAINER;
        boolean believed = findings.all().stream().allMatch(finding -> isHarmless(finding.defect()));
        if (!report || !believed) {
            return parts;
        }
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part.role() == Role.CONTAINER
                    || part.rule() == Rule.TEXT_BODY && part.fileName().isEmpty()) {
                kept.add(part);
            } else if (isMachineReadable(part.contentType()) && part.fileName().isEmpty()) {
                kept.add(part.as(Role.BODY, Rule.REPORT));
            } else if (RETURNED.contains(part.contentType())) {
                kept.add(part.as(Role.CONTAINER, Rule.RETURNED_MESSAGE));
            } else {
                return parts;
            }
        }
        kept.stream()
                .filter(part -> part.rule() == Rule.RETURNED_MESSAGE)
                .forEach(part -> findings.note(Defect.RETURNED_MESSAGE, part.path(), ""));
        return kept;
    }

    private static boolean isHarmless(Defect defect) {
        return switch (defect.consequence()) {
            case NOTED, REBUILT -> true;
            case FILE, REFUSED -> false;
        };
    }
}
