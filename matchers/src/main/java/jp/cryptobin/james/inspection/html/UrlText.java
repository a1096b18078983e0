package jp.cryptobin.james.inspection.html;

import java.util.Locale;
import java.util.regex.Pattern;

/** Attribute values as a URL parser sees them (WHATWG URL, 4.4). */
final class UrlText {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");

    private UrlText() {}

    /** In lower case, without leading controls and spaces, and without tabs and line ends, which are nothing. */
    static String of(String value) {
        int start = 0;
        while (start < value.length() && isBeforeUrl(value.charAt(start))) {
            start++;
        }
        return withoutIgnored(value.substring(start)).toLowerCase(Locale.ROOT);
    }

    /** Old programs take a grave accent for a quotation mark. */
    private static boolean isBeforeUrl(char c) {
        return c <= ' ' || c == '\u00a0' || c == '`';
    }

    static String withoutIgnored(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r' && c != 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** Cheap and never wrong: without these letters, however escaped, there is neither a data: nor a cid: URL. */
    static boolean mayHold(String text, int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '&', '\\' -> {
                    return true;
                }
                case 'd', 'D' -> letters |= 1;
                case 'a', 'A' -> letters |= 2;
                case 't', 'T' -> letters |= 4;
                case ':' -> letters |= 8;
                case 'c', 'C' -> letters |= 16;
                case 'i', 'I' -> letters |= 32;
                default -> {}
            }
            if ((letters & 15) == 15 || (letters & 57) == 57) {
                return true;
            }
        }
        return false;
    }

    static boolean startsData(String value) {
        return isData(of(value));
    }

    static boolean isData(String url) {
        return url.startsWith("data:");
    }

    /** Whether the syntax is that of a data: URL to its comma (RFC 2397), which words for people never have. */
    static boolean isCompleteData(String url) {
        int comma = url.indexOf(',');
        if (!isData(url) || comma < 0) {
            return false;
        }
        String head = url.substring("data:".length(), comma);
        int parameters = head.indexOf(';');
        String type = parameters < 0 ? head : head.substring(0, parameters);
        boolean spaced = head.chars().anyMatch(Character::isWhitespace);
        return !spaced && (type.isEmpty() || MEDIA_TYPE.matcher(type).matches());
    }
}
