package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a mail as raw fields, split in the plainest way: at line ends, and before what is no continuation. */
final class HeaderFields {
    private static final Set<String> NOT_KEPT = Set.of(
            "mime-version",
            "bcc",
            "resent-bcc",
            "dkim-signature",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    private HeaderFields() {}

    /** Those that a rebuilt mail keeps, in order, each with its folding and line ends. */
    static List<String> kept(byte[] mail) {
        return of(mail).stream()
                .filter(field -> !NOT_KEPT.contains(name(field)) && !name(field).startsWith("content-"))
                .toList();
    }

    static List<String> of(byte[] mail) {
        List<String> fields = new ArrayList<>();
        for (String line : new String(mail, ISO_8859_1).split("(?<=\n)", -1)) {
            if (line.equals("\r\n") || line.equals("\n")) {
                return fields;
            }
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fields.set(fields.size() - 1, fields.get(fields.size() - 1) + line);
            } else {
                fields.add(line);
            }
        }
        return fields;
    }

    static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether readers disagree about where the field ends, or about its name. */
    static boolean isOdd(String field) {
        return !field.substring(0, field.indexOf(':')).stripTrailing().equals(field.substring(0, field.indexOf(':')))
                || field.indexOf('\0') >= 0
                || field.replace("\r\n", "").indexOf('\r') >= 0
                || field.lines().anyMatch(String::isBlank);
    }
}
