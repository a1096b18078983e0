package jp.cryptobin.james.inspection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.FoundDefects;
import jp.cryptobin.james.mime.PartPath;

/**
 * A read receipt (RFC 8098) that a mail program sends under its user's own address: text for people, and fields for
 * programs that are no more than fields. Any other part makes it mail like any other.
 */
final class ReadReceipt {
    /** Octets of one part. Receipts take some hundreds, a header that is returned some thousands. */
    static final int LONGEST = 16_384;

    private static final String NOTIFICATION = "message/disposition-notification";
    private static final String HEADERS = "text/rfc822-headers";
    private static final Pattern DISPOSITION = Pattern.compile("(?im)^disposition[ \\t]*+:[^\\n]*;");
    private static final Pattern RECIPIENT = Pattern.compile("(?im)^final-recipient[ \\t]*+:");

    private ReadReceipt() {}

    static boolean isMachineReadable(String contentType) {
        return contentType.equals(NOTIFICATION) || contentType.equals(HEADERS);
    }

    /** Whether the content of such a part is what its type says. */
    static boolean isSound(String contentType, byte[] octets) {
        FieldsWatch watch = new FieldsWatch();
        watch.update(octets, octets.length);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        boolean fields = octets.length <= LONGEST && watch.sawOnlyFields();
        return fields
                && (contentType.equals(HEADERS)
                        || DISPOSITION.matcher(text).find()
                                && RECIPIENT.matcher(text).find());
    }

    /**
     * The parts of a receipt, all of which stay; the same parts where the mail is none.
     *
     * @param sound parts that {@link #isSound}
     */
    static List<Part> of(List<Part> parts, Set<PartPath> sound, FoundDefects findings) {
        boolean report = !parts.isEmpty()
                && parts.get(0).contentType().equals("multipart/report")
                && parts.get(0).role() == Role.CONTAINER
                && findings.all().stream()
                        .allMatch(finding -> finding.defect().consequence() == Defect.Consequence.NOTED)
                && parts.stream()
                                .filter(part -> part.contentType().equals(NOTIFICATION))
                                .count()
                        == 1;
        if (!report) {
            return parts;
        }
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part.role() == Role.CONTAINER
                    || part.rule() == Rule.TEXT_BODY && part.fileName().isEmpty()) {
                kept.add(part);
            } else if (sound.contains(part.path()) && part.fileName().isEmpty()) {
                kept.add(part.as(Role.BODY, Rule.RECEIPT));
            } else {
                return parts;
            }
        }
        return kept;
    }
}
