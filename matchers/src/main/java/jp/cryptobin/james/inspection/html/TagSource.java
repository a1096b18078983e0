package jp.cryptobin.james.inspection.html;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * A second, coarser look at the source of a start tag. Parsers keep one of two attributes of the same name, and not
 * all keep the same one; what the parser dropped is still in the source.
 */
final class TagSource {
    private static final Pattern DATA_URL_VALUE =
            Pattern.compile("=\\s*+[\"']?[\\x00-\\x20]*+data:[a-z0-9.+-]++/[a-z0-9.+-]++[;,]");

    private final String html;
    /** Of the tags that were looked at: a parser makes several elements of one tag where formatting is nested wrongly. */
    private final Set<Integer> starts = new HashSet<>();

    /** @param html the source of a document with tracked positions */
    TagSource(String html) {
        this.html = html;
    }

    /** Whether a data: URL stands as a value in the start tag of an element; false for a tag already looked at. */
    boolean hasDataUrl(Element element) {
        Range range = element.sourceRange();
        if (!range.isTracked() || range.isImplicit() || !starts.add(range.startPos())) {
            return false;
        }
        int end = Math.min(range.endPos(), html.length());
        String tag = UrlText.withoutIgnored(html.substring(range.startPos(), end));
        String decoded = tag.indexOf('&') < 0 ? tag : Parser.unescapeEntities(tag, true);
        return DATA_URL_VALUE
                .matcher(UrlText.withoutIgnored(decoded).toLowerCase(Locale.ROOT))
                .find();
    }
}
