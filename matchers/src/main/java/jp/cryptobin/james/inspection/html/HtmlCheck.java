package jp.cryptobin.james.inspection.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.cryptobin.james.mime.Defect;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Finds data: URLs in HTML wherever a mail client or a browser would follow them (4.1, and 5.6.18 of the manual): in
 * the attributes of any element after entity decoding, in style sheets, in conditional comments, and in HTML inside
 * attributes. Visible text and the names of attributes do not count.
 */
public final class HtmlCheck {
    /** HTML in HTML ({@code srcdoc}, conditional comments): deeper than anybody nests, and an end. */
    private static final int NESTED_DOCUMENTS = 5;

    /** Characters; shorter values cost less to look at again than to remember. */
    private static final int LONG_VALUE = 256;

    /** Attributes that hold words for people: there the syntax of a data: URL must be complete. */
    private static final Set<String> WORDS =
            Set.of("alt", "title", "summary", "placeholder", "aria-label", "label", "abbr", "content");

    private static final Set<String> RAW_TEXT_ELEMENTS = Set.of("noscript", "noembed", "noframes", "iframe", "xmp");
    /**
     * @param dataUrls places of data: URLs, as {@code element attribute}
     * @param contentIds parts that the HTML shows by cid: (RFC 2392)
     * @param defect why the HTML could not be checked
     */
    public record Result(List<String> dataUrls, Set<String> contentIds, Optional<Defect> defect) {}

    private record Value(String element, String name, String value) {}

    /** A parser repeats an element in each paragraph until it is closed; its long attributes need one look only. */
    private final Set<Value> longValues = new HashSet<>();

    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> contentIds = new LinkedHashSet<>();
    private final int maxDepth;
    private boolean tooDeep;

    private HtmlCheck(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /**
     * @param octets the body without transfer encoding
     * @param charsetLabel what the MIME header says of its charset
     * @param maxDepth nested elements
     */
    public static Result check(byte[] octets, String charsetLabel, int maxDepth) {
        Set<String> readings = HtmlReadings.of(octets, charsetLabel);
        if (readings.isEmpty()) {
            return new Result(List.of(), Set.of(), Optional.of(Defect.UNDECODABLE_HTML));
        }
        HtmlCheck check = new HtmlCheck(maxDepth);
        for (String html : readings) {
            check.document(html, 0);
        }
        Optional<Defect> defect = check.tooDeep ? Optional.of(Defect.HTML_TOO_DEEP) : Optional.empty();
        return new Result(List.copyOf(check.places), Set.copyOf(check.contentIds), defect);
    }

    private void document(String html, int nested) {
        if (!mayHoldUrl(html)) {
            return;
        }
        // A tag that the end of the text cuts off would be dropped, but some programs complete it.
        String completed = html + "\"'>";
        Document document = Jsoup.parse(completed, "", Parser.htmlParser().setTrackPosition(true));
        TagSource tags = new TagSource(completed);
        document.traverse((node, depth) -> {
            tooDeep |= depth > maxDepth;
            visit(node, nested);
            if (node instanceof Element element && tags.hasDataUrl(element)) {
                places.add(element.normalName() + " (source)");
            }
        });
    }

    /** Cheap and never wrong: without these letters, however escaped, there is neither a data: nor a cid: URL. */
    private static boolean mayHoldUrl(String html) {
        String lower = UrlText.withoutIgnored(html.toLowerCase(Locale.ROOT));
        return lower.contains("data") || lower.contains("cid") || lower.indexOf('&') >= 0 || lower.indexOf('\\') >= 0;
    }

    private void visit(Node node, int nested) {
        if (node instanceof Element element) {
            for (Attribute attribute : element.attributes()) {
                attribute(
                        element.normalName(),
                        attribute.getKey().toLowerCase(Locale.ROOT),
                        attribute.getValue(),
                        nested);
            }
        } else if (node instanceof DataNode data) {
            data(data, nested);
        } else if (node instanceof Comment comment && isConditional(comment)) {
            nestedDocument(comment.getData(), nested);
        } else if (node instanceof TextNode text && parentName(text).equals("style")) {
            // In SVG the content of a style element is ordinary text to an HTML parser.
            css("style", text.getWholeText());
        } else if (node instanceof TextNode text && isRawTextParent(text)) {
            nestedDocument(text.getWholeText(), nested);
        }
    }

    /** Outlook renders what stands in {@code <!--[if mso]> … <![endif]-->}. */
    private static boolean isConditional(Comment comment) {
        return comment.getData().stripLeading().toLowerCase(Locale.ROOT).startsWith("[if");
    }

    private static boolean isRawTextParent(TextNode text) {
        return RAW_TEXT_ELEMENTS.contains(parentName(text));
    }

    private static String parentName(Node node) {
        Node parent = node.parent();
        return parent == null ? "" : parent.normalName();
    }

    private void data(DataNode data, int nested) {
        String parent = parentName(data);
        if (parent.equals("style")) {
            css("style", data.getWholeData());
        } else if (!parent.equals("script")) {
            nestedDocument(data.getWholeData(), nested);
        }
    }

    private void nestedDocument(String html, int nested) {
        if (nested < NESTED_DOCUMENTS && html.indexOf('<') >= 0) {
            document(html, nested + 1);
        }
    }

    private void attribute(String element, String name, String value, int nested) {
        if (value.length() > LONG_VALUE && !longValues.add(new Value(element, name, value))) {
            return;
        }
        String url = UrlText.of(value);
        boolean words = WORDS.contains(name) || name.startsWith("data-");
        if (UrlText.isData(url) && (!words || UrlText.isCompleteData(url))) {
            places.add(element + " " + name);
        } else if (element.equals("img") && name.equals("src") && url.startsWith("cid:")) {
            contentIds.add(contentId(value.strip().substring("cid:".length())));
        } else if (name.endsWith("srcset") && url.contains("data:")) {
            srcset(element, name, value);
        } else if (name.equals("values") && Stream.of(value.split(";", -1)).anyMatch(HtmlCheck::isData)) {
            // What an animation in SVG makes of an attribute, one after the other.
            places.add(element + " values");
        } else if (name.equals("style")) {
            css(element + " style", value);
        } else if (name.equals("content") && element.equals("meta")) {
            if (url.replace(" ", "").matches("(?s)[0-9.]++[;,]?(url=)?[\"']?data:.*")) {
                places.add("meta content");
            }
        } else if (name.equals("srcdoc")) {
            nestedDocument(value, nested);
        }
    }

    private static boolean isData(String value) {
        return UrlText.isData(UrlText.of(value));
    }

    /** Percent-decoded (RFC 2392). What cannot be decoded refers to nothing. */
    private static String contentId(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }

    private void srcset(String element, String name, String value) {
        for (String candidate : value.strip().split("[\\s,]+", -1)) {
            if (isData(candidate)) {
                places.add(element + " " + name);
            }
        }
    }

    private void css(String place, String sheet) {
        if (CssDataUrls.isIn(sheet)) {
            places.add(place);
        }
    }
}
