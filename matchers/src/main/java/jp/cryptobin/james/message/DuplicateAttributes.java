package jp.cryptobin.james.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A second, coarser look at the source of HTML tags. Parsers keep one of two attributes of the same name, and not all
 * keep the same one; what the parser dropped is still in the source.
 */
final class DuplicateAttributes {
    private static final Pattern DATA_URL_VALUE =
            Pattern.compile("=\\s*[\"']?[\\x00-\\x20]*data:[a-z0-9.+-]+/[a-z0-9.+-]+[;,]");

    private DuplicateAttributes() {}

    static List<String> dataUrls(String html) {
        List<String> found = new ArrayList<>();
        int open = html.indexOf('<');
        while (open >= 0 && open + 1 < html.length()) {
            int next = html.indexOf('<', open + 1);
            if (Character.isLetter(html.charAt(open + 1))) {
                String tag = tag(html, open, next < 0 ? html.length() : next);
                if (DATA_URL_VALUE.matcher(tag).find()) {
                    found.add("source of a tag");
                }
            }
            open = next;
        }
        return found;
    }

    private static String tag(String html, int open, int next) {
        String source = html.substring(open, next);
        int close = source.indexOf('>');
        String lower = (close < 0 ? source : source.substring(0, close))
                .replaceAll("[\\t\\r\\n\\x00]", "")
                .toLowerCase(Locale.ROOT);
        return Parser.unescapeEntities(lower, true).toLowerCase(Locale.ROOT);
    }
}
