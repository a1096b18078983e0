package jp.cryptobin.james.body.html;

import java.util.List;

/** A piece of HTML source that can refer to something. Positions are those of the source. */
sealed interface HtmlToken {
    /** The same token where the source begins later. */
    HtmlToken movedBy(int offset);

    /**
     * A start tag.
     *
     * @param name in lower case
     * @param from of its {@code <}
     * @param to after its {@code >}
     */
    record StartTag(String name, int from, int to, List<Attribute> attributes) implements HtmlToken {
        @Override
        public StartTag movedBy(int offset) {
            List<Attribute> moved = attributes.stream()
                    .map(attribute -> attribute.movedBy(offset))
                    .toList();
            return new StartTag(name, from + offset, to + offset, moved);
        }
    }

    /** What stands between the marks of a comment. */
    record Comment(int from, int to) implements HtmlToken {
        @Override
        public Comment movedBy(int offset) {
            return new Comment(from + offset, to + offset);
        }
    }

    /** The content of an element in which there is no markup, as style and script. */
    record RawText(String name, int from, int to) implements HtmlToken {
        @Override
        public RawText movedBy(int offset) {
            return new RawText(name, from + offset, to + offset);
        }
    }

    /**
     * An attribute as written; the same name may come again.
     *
     * @param name in lower case
     * @param from of the name
     * @param to after the value and its quote
     * @param valueFrom of the value, without quote; if there is none, equal to {@code to}
     * @param valueTo after the value, without quote
     */
    record Attribute(String name, int from, int to, int valueFrom, int valueTo) {
        Attribute movedBy(int offset) {
            return new Attribute(name, from + offset, to + offset, valueFrom + offset, valueTo + offset);
        }
    }
}
