package jp.cryptobin.james.body.html;

import org.jsoup.parser.Parser;

/**
 * A piece of source without its character references, which still knows where each character came from.
 */
final class DecodedText {
    /** The longest named reference has 31 letters; numbers with more digits are no characters. */
    private static final int LONGEST_REFERENCE = 40;

    private final StringBuilder text = new StringBuilder();
    private final int[] origins;
    private int count;

    private DecodedText(int capacity) {
        this.origins = new int[capacity + 1];
    }

    /** Source in which {@code &} means nothing, such as the content of a style element. */
    static DecodedText plain(String source, int from, int to) {
        DecodedText decoded = new DecodedText(to - from);
        for (int i = from; i < to; i++) {
            decoded.add(source.charAt(i), i);
        }
        return decoded.endingAt(to);
    }

    /** The value of an attribute. */
    static DecodedText attribute(String source, int from, int to) {
        DecodedText decoded = new DecodedText(to - from);
        int at = from;
        while (at < to) {
            int end = source.charAt(at) == '&' ? referenceEnd(source, at, to) : at;
            String character = end > at ? Parser.unescapeEntities(source.substring(at, end), true) : "";
            if (character.isEmpty() || (character.charAt(0) == '&' && !isAmpersand(source, at, end))) {
                decoded.add(source.charAt(at), at);
                at++;
                continue;
            }
            // A reference never gives more characters than it has itself.
            for (int i = 0; i < character.length(); i++) {
                decoded.add(character.charAt(i), at);
            }
            at = end;
        }
        return decoded.endingAt(to);
    }

    private static boolean isAmpersand(String source, int at, int end) {
        String reference = source.substring(at, end);
        return reference.startsWith("&#") || reference.regionMatches(true, 0, "&amp", 0, 4);
    }

    private static int referenceEnd(String source, int at, int to) {
        int limit = Math.min(to, at + LONGEST_REFERENCE);
        int end = at + 1;
        if (end < limit && source.charAt(end) == '#') {
            end++;
        }
        while (end < limit && isAsciiLetterOrDigit(source.charAt(end))) {
            end++;
        }
        return end < limit && source.charAt(end) == ';' ? end + 1 : end;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    private void add(char c, int origin) {
        text.append(c);
        origins[count++] = origin;
    }

    private DecodedText endingAt(int to) {
        origins[count] = to;
        return this;
    }

    String text() {
        return text.toString();
    }

    /** The place in the source where a character of the text begins; for its length, where the source ends. */
    int origin(int index) {
        return origins[index];
    }
}
