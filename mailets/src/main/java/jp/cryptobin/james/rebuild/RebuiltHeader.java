package jp.cryptobin.james.rebuild;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.cryptobin.james.mime.HeaderBlock;
import jp.cryptobin.james.mime.HeaderField;

/** The fields that a rebuilt mail keeps, octet by octet and in order, and those that it cannot keep. */
final class RebuiltHeader {
    /**
     * What describes the body that is no more (Content-*, below), what must not be seen (Bcc), and the signatures that
     * the change makes invalid (RFC 6376, RFC 8617).
     */
    private static final Set<String> DROPPED = Set.of(
            "mime-version",
            "bcc",
            "resent-bcc",
            "lines",
            "dkim-signature",
            "domainkey-signature",
            "x-google-dkim-signature",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    /** Fields that describe the text and not its form. */
    private static final List<String> DESCRIPTIVE =
            List.of("Content-Language", "Content-Description", "Content-ID", "Content-Location", "Content-Class");

    private static final Pattern LF = Pattern.compile("\n");
    private static final Pattern SPACED_NAME = Pattern.compile("^([!-9;-~]+)[ \t\r]+:");

    private RebuiltHeader() {}

    /** The mail's own fields. */
    static String ofMessage(HeaderBlock header) {
        StringBuilder kept = new StringBuilder();
        for (HeaderField field : header.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!DROPPED.contains(name) && !name.startsWith("content-")) {
                kept.append(clean(field.raw(), header.lineEnd()));
            }
        }
        return kept.toString();
    }

    /** The fields that describe a body; each once, as several are ambiguous. */
    static String ofBody(HeaderBlock header, String lineEnd) {
        StringBuilder kept = new StringBuilder();
        for (String name : DESCRIPTIVE) {
            header.first(name).ifPresent(field -> kept.append(clean(field.raw(), lineEnd)));
        }
        return kept.toString();
    }

    /**
     * A field that no reader takes for two, or for the end of the header: a CR that is no line end becomes a space, NUL
     * goes, and so do white space before the colon and lines of white space; one line end stands after it.
     */
    static String clean(String raw, String lineEnd) {
        String named = SPACED_NAME.matcher(raw).replaceFirst("$1:");
        return LF.splitAsStream(named.replace("\r\n", "\n"))
                .map(line -> line.replace("\0", "").replace('\r', ' '))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining(lineEnd, "", lineEnd));
    }
}
