package jp.cryptobin.james.html;

import java.util.HexFormat;

/** Reads CSS source past its escapes (CSS Syntax Level 3, 4.3.5 and 4.3.7). */
public final class CssEscapes {
    private static final int LONGEST = 6;

    private CssEscapes() {}

    public static String unescaped(String css) {
        StringBuilder text = new StringBuilder(css.length());
        int at = 0;
        while (at < css.length()) {
            at = read(css, at, text);
        }
        return text.toString();
    }

    /**
     * Reads one character, escaped or not; an escaped line end is none.
     *
     * @param into what the character is added to
     * @return where the next one begins
     */
    public static int read(String css, int at, StringBuilder into) {
        char c = css.charAt(at);
        int next = at + 1;
        if (c != '\\' || next == css.length()) {
            into.append(c);
            return next;
        }
        int end = next;
        while (end < css.length() && end < next + LONGEST && HexFormat.isHexDigit(css.charAt(end))) {
            end++;
        }
        if (end > next) {
            into.appendCodePoint(character(HexFormat.fromHexDigits(css, next, end)));
            return behindSpace(css, end);
        }
        int behind = behindLineEnd(css, next);
        if (behind > next) {
            return behind;
        }
        into.append(css.charAt(next));
        return next + 1;
    }

    private static int character(int codePoint) {
        boolean none = codePoint == 0
                || !Character.isValidCodePoint(codePoint)
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return none ? 0xfffd : codePoint;
    }

    private static int behindSpace(String css, int at) {
        boolean space = at < css.length() && (css.charAt(at) == ' ' || css.charAt(at) == '\t');
        return space ? at + 1 : behindLineEnd(css, at);
    }

    private static int behindLineEnd(String css, int at) {
        if (css.startsWith("\r\n", at)) {
            return at + 2;
        }
        return at < css.length() && "\n\r\f".indexOf(css.charAt(at)) >= 0 ? at + 1 : at;
    }
}
