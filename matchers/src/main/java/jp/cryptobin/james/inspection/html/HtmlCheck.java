package jp.cryptobin.james.inspection.html;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.cryptobin.james.html.ContentUrl;
import jp.cryptobin.james.mime.Defect;
import org.jsoup.parser.Parser;

/**
 * Finds data: URLs in HTML wherever a mail client or a browser would follow them (4.1, and 5.6.18 of the manual): in
 * the attributes of any tag after entity decoding, in style sheets, in conditional comments, and in HTML inside
 * attributes. Visible text and the names of attributes do not count. No tree is built: memory is a few times the input.
 */
public final class HtmlCheck {
    /** HTML in HTML ({@code srcdoc}): deeper than anybody nests, and an end. */
    private static final int NESTED_DOCUMENTS = 5;

    /** More pictures than a mail may have parts. */
    private static final int MOST_CONTENT_IDS = 1_000;

    /** Attributes that hold words for people: there the syntax of a data: URL must be complete. */
    private static final Set<String> WORDS =
            Set.of("alt", "title", "summary", "placeholder", "aria-label", "label", "abbr", "content");

    /** Attributes with several URLs. */
    private static final Set<String> LISTS = Set.of("archive", "ping", "attributionsrc");

    /** Split one by one: a hostile value has millions. */
    private static final Pattern CANDIDATES = Pattern.compile("[\\s,]+");

    private static final Pattern SEMICOLON = Pattern.compile(";");

    private static final Pattern REFRESH = Pattern.compile("[0-9.]++[;,]?(url=)?[\"']?data:", Pattern.DOTALL);

    /**
     * @param dataUrls places of data: URLs, as {@code element attribute}
     * @param contentIds parts that the HTML shows by cid: (RFC 2392)
     * @param defect why the HTML could not be checked
     */
    public record Result(Places dataUrls, Set<String> contentIds, Optional<Defect> defect) {}

    private final Places places = new Places();
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
        HtmlCheck check = new HtmlCheck(maxDepth);
        boolean readable = HtmlReadings.forEach(octets, charsetLabel, reading -> check.new Page(reading, 0).check());
        Optional<Defect> defect = readable
                ? Optional.of(Defect.HTML_TOO_DEEP).filter(deep -> check.tooDeep)
                : Optional.of(Defect.UNDECODABLE_HTML);
        return new Result(check.places, Set.copyOf(check.contentIds), defect);
    }

    /** One reading of a page, or a page in an attribute of another. */
    private final class Page implements TagWalk.Sink {
        private final String html;
        private final int nested;

        Page(String html, int nested) {
            this.html = html;
            this.nested = nested;
        }

        void check() {
            TagWalk walk = new TagWalk(html, this);
            walk.walk();
            tooDeep |= walk.deepest() > maxDepth;
        }

        @Override
        public void style(int from, int to) {
            String sheet = html.substring(from, to);
            // In SVG the content of a style element is ordinary text, with entities.
            boolean found = CssDataUrls.isIn(sheet)
                    || sheet.indexOf('&') >= 0 && CssDataUrls.isIn(Parser.unescapeEntities(sheet, false));
            if (found) {
                places.add("style");
            }
        }

        @Override
        public void value(String element, String attribute, int from, int to) {
            if (!UrlText.mayHold(html, from, to)) {
                return;
            }
            String source = html.substring(from, to);
            String value = source.indexOf('&') < 0 ? source : Parser.unescapeEntities(source, true);
            if (holdsDataUrl(element, attribute, value)) {
                places.add(element + " " + attribute);
            } else if (element.equals("img") && attribute.equals("src")) {
                contentId(value);
            } else if (attribute.equals("srcdoc") && nested < NESTED_DOCUMENTS && value.indexOf('<') >= 0) {
                new Page(value, nested + 1).check();
            }
        }

        private boolean holdsDataUrl(String element, String attribute, String value) {
            String url = UrlText.of(value);
            boolean words = WORDS.contains(attribute) || attribute.startsWith("data-");
            if (UrlText.isData(url)) {
                return !words || UrlText.isCompleteData(url);
            }
            if (attribute.endsWith("srcset") || LISTS.contains(attribute)) {
                return url.contains("data:") && CANDIDATES.splitAsStream(value).anyMatch(UrlText::startsData);
            }
            if (attribute.equals("values")) {
                // What an animation in SVG makes of an attribute, one after the other.
                return SEMICOLON.splitAsStream(value).anyMatch(UrlText::startsData) || CssDataUrls.isFunctionIn(value);
            }
            if (attribute.equals("content") && element.equals("meta")) {
                return REFRESH.matcher(url.replace(" ", "")).lookingAt();
            }
            // Presentation attributes of SVG take url() as style does, and so may what is yet to be invented.
            return attribute.equals("style") ? CssDataUrls.isIn(value) : !words && CssDataUrls.isFunctionIn(value);
        }
    }

    private void contentId(String value) {
        if (contentIds.size() < MOST_CONTENT_IDS) {
            ContentUrl.cid(value).map(ContentUrl::id).ifPresent(contentIds::add);
        }
    }
}
