package jp.cryptobin.james.inspection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a calendar (RFC 5545) that holds nothing but appointments from what is only called one. */
final class CalendarContent {
    static final String TYPE = "text/calendar";

    /** Octets. Invitations with long agendas in HTML take some tens of thousands. */
    static final int LONGEST = 262_144;

    private static final Pattern BEGIN = Pattern.compile("^(\u00ef\u00bb\u00bf)?begin:vcalendar[ \t]*+\n");
    private static final Pattern END = Pattern.compile("\nend:vcalendar[ \t]*+$");

    /** Folding (3.1), also by those who fold with a tab or with bare line ends. */
    private static final Pattern FOLD = Pattern.compile("\n[ \t]");

    /** How content stands in a calendar (3.2.7, 3.2.20), in any property. */
    private static final Pattern BINARY = Pattern.compile("(encoding|value)[ \t]*+=[ \t]*+\"?(base64|b|binary)\\b");

    /** An attachment elsewhere. */
    private static final Pattern REFERENCE = Pattern.compile("(https?|ftps?|mailto|msteams|cid|mid|urn|tel):.*");

    /** A data: URL with what makes it one, wherever it stands: in an HTML description as well. */
    private static final Pattern DATA_URL =
            Pattern.compile("(?<![a-z0-9])data:([a-z]{1,40}/[a-z0-9.+-]|[^,\\s]{0,100};base64)");

    private CalendarContent() {}

    /**
     * The digest of a calendar, the same whatever its line ends are; none for what is no calendar, is too long, or
     * carries content of another kind.
     */
    static Optional<String> digest(byte[] octets) {
        if (octets.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(octets, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .stripTrailing();
        return isSound(text) ? Optional.of(sha256(text)) : Optional.empty();
    }

    private static boolean isSound(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean calendar = BEGIN.matcher(lower).find()
                && END.matcher(lower).find()
                && lower.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != 0x1b);
        return calendar
                && Arrays.stream(FOLD.matcher(lower).replaceAll("").split("\n", -1))
                        .allMatch(CalendarContent::isSoundLine)
                && isSoundLine(lower.replaceAll("\\s", ""));
    }

    private static boolean isSoundLine(String line) {
        if (DATA_URL.matcher(line).find()) {
            return false;
        }
        int colon = valueAt(line);
        String parameters = colon < 0 ? line : line.substring(0, colon);
        boolean attachment = parameters.strip().matches("(attach|image)(;.*)?");
        return !BINARY.matcher(parameters).find()
                && (!attachment
                        || REFERENCE.matcher(line.substring(colon + 1).strip()).matches());
    }

    /** The colon before the value; one between quotes belongs to a parameter. */
    private static int valueAt(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
