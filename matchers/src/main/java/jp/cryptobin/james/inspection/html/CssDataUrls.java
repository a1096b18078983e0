package jp.cryptobin.james.inspection.html;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.html.CssEscapes;

/** Finds data: URLs in style sheets, past comments and escapes (CSS Syntax, 4.3.7). */
final class CssDataUrls {
    private static final Predicate<String> FUNCTION = Pattern.compile(
                    "(url|src|image|image-set)\\([\\x00-\\x20]*+[\"']?[\\x00-\\x20]*+data:")
            .asPredicate();

    private CssDataUrls() {}

    /** Whether it stands in a {@code url()}: for values that are no style sheet, where quotes mean nothing. */
    static boolean isFunctionIn(String value) {
        boolean mayBe = value.indexOf('(') >= 0 || value.indexOf('\\') >= 0;
        return mayBe && isIn(value, FUNCTION);
    }

    static boolean isIn(String sheet) {
        return isIn(sheet, CssDataUrls::follows);
    }

    private static boolean isIn(String sheet, Predicate<String> rule) {
        String lower = sheet.toLowerCase(Locale.ROOT);
        // A string can hold what looks like a comment, and hide what stands between two such strings.
        return Stream.of(lower, CssEscapes.unescaped(lower), CssEscapes.unescaped(withoutComments(lower)))
                // What an escape of no character stands for may be dropped by whoever shows the mail.
                .map(read ->
                        UrlText.withoutIgnored(read.toLowerCase(Locale.ROOT).replace("\ufffd", "")))
                .anyMatch(rule);
    }

    /** Whether a URL that is opened by a bracket or a quote starts with the scheme. */
    private static boolean follows(String css) {
        for (int at = css.indexOf("data:"); at >= 0; at = css.indexOf("data:", at + 1)) {
            int before = at - 1;
            while (before >= 0 && css.charAt(before) <= ' ') {
                before--;
            }
            if (before >= 0 && "(\"'".indexOf(css.charAt(before)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String withoutComments(String css) {
        StringBuilder kept = new StringBuilder(css.length());
        int at = 0;
        int open = css.indexOf("/*");
        while (open >= 0) {
            kept.append(css, at, open);
            int close = css.indexOf("*/", open + 2);
            at = close < 0 ? css.length() : close + 2;
            open = css.indexOf("/*", at);
        }
        return kept.append(css, at, css.length()).toString();
    }
}
