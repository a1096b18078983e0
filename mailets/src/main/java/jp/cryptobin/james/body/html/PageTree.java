package jp.cryptobin.james.body.html;

import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * The tree of a page, built only while it stays in proportion to its source. A parser opens formatting elements again
 * in each paragraph until they are closed, twelve of them at most: 1 MB of source can become a tree of a gigabyte.
 */
final class PageTree {
    /** The largest tables that are pasted into mail have some ten thousand cells. */
    private static final int MOST_ELEMENTS = 150_000;

    private static final int MOST_TAGS = 300_000;

    /** The element itself and the formatting elements that a parser opens before it. */
    private static final int ELEMENTS_OF_A_TAG = 13;

    /** With its attributes, its text and the positions of both. */
    private static final int OCTETS_OF_AN_ELEMENT = 600;

    private PageTree() {}

    /** With the positions of the source. */
    static Document of(String source) {
        long tags = source.chars().filter(c -> c == '<').count();
        if (tags > MOST_TAGS) {
            throw new PageTooLargeException("more than " + MOST_TAGS + " tags");
        }
        long most = mostElements(tags);
        try (StreamParser parser = new StreamParser(Parser.htmlParser().setTrackPosition(true)).parse(source, "")) {
            Iterator<Element> elements = parser.iterator();
            for (long count = 0; elements.hasNext(); count++) {
                elements.next();
                if (count > most) {
                    throw new PageTooLargeException("tags that make more than " + most + " elements");
                }
            }
            return parser.document();
        }
    }

    private static long mostElements(long tags) {
        return Math.min(MOST_ELEMENTS, 1_000 + tags * ELEMENTS_OF_A_TAG);
    }

    /** Octets of memory that the tree may take. */
    static long memory(long tags) {
        return mostElements(tags) * OCTETS_OF_AN_ELEMENT;
    }
}
