package jp.cryptobin.james.letter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header fields of the mail that a notice is about, and nothing of its body. Where readers could differ on where the
 * header ends, it ends at the first place: a line that is blank or is not part of a field. Bcc is left out.
 */
public final class OriginalHeaders {
    /** More than real headers need, few enough to return to any sender. */
    static final int MAX_OCTETS = 64 * 1024;

    /** Some readers take a lone CR or LF for a line end; a Bcc behind one must not slip through. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private static final Pattern FIELD_START = Pattern.compile("([!-9;-~]+)[ \t]*:");

    private static final String MESSAGE_ID_WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+";

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<" + MESSAGE_ID_WORD + "@(?:" + MESSAGE_ID_WORD + "|\\[[!-Z^-~]+\\])>");

    /** Real ones stay below 100 octets; a longer one is not worth its place in our header. */
    private static final int MAX_MESSAGE_ID = 250;

    private final List<Field> fields;
    private final boolean shortened;

    /** One field as it stood, one char per octet, without its last line end; folds end with CRLF. */
    private record Field(String name, String raw) {}

    private OriginalHeaders(List<Field> fields, boolean shortened) {
        this.fields = List.copyOf(fields);
        this.shortened = shortened;
    }

    /** Reads the fields from the beginning of a message; the stream may go on with the body. Does not close it. */
    public static OriginalHeaders read(InputStream message) throws IOException {
        byte[] octets = message.readNBytes(MAX_OCTETS + 1);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        boolean shortened = octets.length > MAX_OCTETS;
        List<Field> fields = new ArrayList<>();
        for (String line : LINE_END.split(text, -1)) {
            Matcher start = FIELD_START.matcher(line);
            if (start.lookingAt()) {
                fields.add(new Field(start.group(1).toLowerCase(Locale.ROOT), line));
            } else if (!line.isBlank() && startsFolded(line) && !fields.isEmpty()) {
                Field unfolded = fields.remove(fields.size() - 1);
                fields.add(new Field(unfolded.name(), unfolded.raw() + "\r\n" + line));
            } else {
                shortened = false;
                break;
            }
        }
        if (shortened && !fields.isEmpty()) {
            // Cut somewhere inside.
            fields.remove(fields.size() - 1);
        }
        return new OriginalHeaders(fields, shortened);
    }

    /** The values of the fields of this name, unfolded, in their order. */
    List<String> values(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(field -> field.raw()
                        .substring(field.raw().indexOf(':') + 1)
                        .replace("\r\n", "")
                        .strip())
                .toList();
    }

    boolean hasNameStartingWith(String prefix) {
        return fields.stream().anyMatch(field -> field.name().startsWith(prefix));
    }

    /** The Message-ID, if there is exactly one and it is one by RFC 5322. */
    Optional<String> messageId() {
        List<String> ids = values("message-id");
        return ids.size() == 1
                        && ids.get(0).length() <= MAX_MESSAGE_ID
                        && MESSAGE_ID.matcher(ids.get(0)).matches()
                ? Optional.of(ids.get(0))
                : Optional.empty();
    }

    /** Whether fields were left out because of their size. */
    boolean shortened() {
        return shortened;
    }

    /** The fields as they stood, each ended by CRLF, without Bcc. */
    byte[] withoutBcc() {
        StringBuilder block = new StringBuilder();
        for (Field field : fields) {
            if (!field.name().equals("bcc") && !field.name().equals("resent-bcc")) {
                block.append(field.raw()).append("\r\n");
            }
        }
        return block.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A message with these fields and no body; without Bcc, and without the fields that describe the body. */
    public byte[] messageWithoutBody() {
        List<Field> kept = fields.stream()
                .filter(field ->
                        !field.name().startsWith("content-") && !field.name().equals("mime-version"))
                .toList();
        byte[] octets = new OriginalHeaders(kept, shortened).withoutBcc();
        byte[] message = Arrays.copyOf(octets, octets.length + 2);
        message[octets.length] = '\r';
        message[octets.length + 1] = '\n';
        return message;
    }

    private static boolean startsFolded(String line) {
        return line.charAt(0) == ' ' || line.charAt(0) == '\t';
    }
}
