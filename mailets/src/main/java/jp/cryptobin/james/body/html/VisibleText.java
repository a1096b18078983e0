package jp.cryptobin.james.body.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a document that a reader sees, in document order: what stands in the body, outside elements that show no
 * text or hide it by their own style. Style sheets are not evaluated.
 */
final class VisibleText implements NodeVisitor {
    private static final Set<String> NOT_SHOWN = Set.of(
            "head",
            "title",
            "script",
            "style",
            "template",
            "noscript",
            "noframes",
            "noembed",
            "iframe",
            "object",
            "audio",
            "video",
            "canvas",
            "select",
            "datalist",
            "textarea",
            "button",
            "svg",
            "math",
            "xml",
            "dialog",
            "frameset",
            "xmp",
            "plaintext");
    private static final Pattern HIDDEN = Pattern.compile("display:none|visibility:(hidden|collapse)|mso-hide:all"
            + "|opacity:0(\\.0*)?(;|!|$)|max-height:0(px)?(;|!|$)");

    private static final Pattern TINY = Pattern.compile("font-size:0(px|pt|em|%)?(;|!|$)");

    private final int from;
    private final int to;
    private final StringBuilder before = new StringBuilder();
    private final StringBuilder within = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    /** A parser repeats an element in each paragraph until it is closed: long styles are looked at once. */
    private final Map<String, Style> styles = new HashMap<>();

    private int hidden;

    private record Style(boolean hidden, boolean tiny) {
        static Style of(String attribute) {
            String style = attribute.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            return new Style(HIDDEN.matcher(style).find(), TINY.matcher(style).find());
        }
    }

    private VisibleText(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Text without any white space, split at a range of the source. */
    record Split(String before, String within, String after) {}

    static Split of(Document document, int from, int to) {
        VisibleText visitor = new VisibleText(from, to);
        document.traverse(visitor);
        return new Split(visitor.before.toString(), visitor.within.toString(), visitor.after.toString());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element && hides(element)) {
            hidden++;
        }
        if (node instanceof TextNode text && hidden == 0) {
            int position = text.sourceRange().startPos();
            boolean inside = position >= from && position < to;
            append(text.getWholeText(), inside ? within : within.isEmpty() ? before : after);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && hides(element)) {
            hidden--;
        }
    }

    private boolean hides(Element element) {
        if (NOT_SHOWN.contains(element.normalName()) || element.hasAttr("hidden")) {
            return true;
        }
        Style style = styles.computeIfAbsent(element.attr("style"), Style::of);
        // The size of the whole body is no more than a default, which the notice has its own for.
        return style.hidden() || style.tiny() && !element.normalName().equals("body");
    }

    private static void append(String text, StringBuilder to) {
        text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && point != 0xA0)
                .forEach(to::appendCodePoint);
    }
}
