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
        while (start < value.length() && (value.charAt(start) <= ' ' || value.charAt(start) == '\u00a0')) {
            start++;
        }
        return withoutIgnored(value.substring(start)).toLowerCase(Locale.ROOT);
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
