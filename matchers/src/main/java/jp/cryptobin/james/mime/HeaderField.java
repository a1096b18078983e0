package jp.cryptobin.james.mime;

/**
 * One header field with the octets that it arrived with.
 *
 * @param name the name before the colon, without white space around it
 * @param raw every octet of the field as one character (ISO-8859-1), with folding and the final line end
 * @param colon index of the colon in {@code raw}
 */
public record HeaderField(String name, String raw, int colon) {

    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /** Whether white space stands between name and colon, which some readers take for the end of the header. */
    boolean hasObsoleteName() {
        return colon > name.length();
    }

    /** The value with each octet as one character, unfolded (RFC 5322, 2.2.3) and trimmed. */
    public String octets() {
        return trimmed(raw.substring(colon + 1).replace("\r\n", "").replace("\n", ""));
    }

    /** As {@link #octets}, but with one space for each fold or tab and the white space around it. */
    String unfolded() {
        StringBuilder unfolded = new StringBuilder(raw.length());
        boolean skip = false;
        for (int i = colon + 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean fold = c == '\t' || c == '\n' || (c == '\r' && raw.startsWith("\n", i + 1));
            if (fold && !skip) {
                int end = unfolded.length();
                while (end > 0 && unfolded.charAt(end - 1) == ' ') {
                    end--;
                }
                unfolded.setLength(end);
                unfolded.append(' ');
            } else if (!fold && (c != ' ' || !skip)) {
                unfolded.append(c);
            }
            skip = fold || (skip && c == ' ');
        }
        return trimmed(unfolded.toString());
    }

    /** Without the white space of mail around it: spaces, tabs, and CR, which is noted where it stands alone. */
    static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** The value as people read it: encoded words and raw octets decoded, unfolded. */
    public String text() {
        return HeaderText.decode(octets());
    }
}
