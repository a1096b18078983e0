package jp.cryptobin.james.inspection.html;

import java.util.List;
import java.util.Set;

/** What the name of an element says of what stands in it (HTML Standard, 13.2.6). */
final class Elements {
    /** What ends with a tag of its own name; the first four for every reader, unless the tree is one of others. */
    static final List<String> RAW_TEXT = List.of(
            "title", "textarea", "style", "script", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext");

    static final int STYLE = RAW_TEXT.indexOf("style");
    static final int SCRIPT = RAW_TEXT.indexOf("script");

    private static final int RAW_FOR_ALL = 4;

    /** Elements in which raw text is none, for some readers or for all. */
    private static final Set<String> OTHER_CONTENT = Set.of("svg", "math", "select", "frameset");

    /** What has no end tag, or whose end tag people leave out: no measure of depth. */
    private static final Set<String> SHALLOW = Set.of(
            "area",
            "base",
            "basefont",
            "bgsound",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "image",
            "img",
            "input",
            "keygen",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
            "p",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot",
            "colgroup",
            "option",
            "optgroup",
            "rb",
            "rt",
            "rp");

    private Elements() {}

    static boolean haveOtherContent(String name) {
        return OTHER_CONTENT.contains(name);
    }

    /** @param rawText a place in {@link #RAW_TEXT} */
    static boolean isRawForAll(int rawText) {
        return rawText < RAW_FOR_ALL;
    }

    /** @param tag its name, with the slash of an end tag */
    static boolean isShallow(String tag) {
        return SHALLOW.contains(tag.startsWith("/") ? tag.substring(1) : tag);
    }
}
