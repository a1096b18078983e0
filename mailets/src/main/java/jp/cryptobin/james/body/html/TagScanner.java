package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one tag with its attributes (HTML Standard, 13.2.5.8 and 13.2.5.32 to 13.2.5.40). */
final class TagScanner {
    private static final String WHITE_SPACE = "\t\n\f\r ";

    private final String source;
    private final int name;
    private final int end;
    private int position;

    /** Begins at the first letter of the name. */
    TagScanner(String source, int name) {
        this.source = source;
        this.name = name;
        this.position = name;
        this.end = source.length();
    }

    /** The tag, or nothing if the source ends before it does. */
    Optional<HtmlToken.StartTag> scan() {
        skipUntil(WHITE_SPACE + "/>");
        String tag = source.substring(name, position).toLowerCase(Locale.ROOT);
        List<HtmlToken.Attribute> attributes = new ArrayList<>();
        while (true) {
            skipWhile(WHITE_SPACE + "/");
            if (position >= end) {
                return Optional.empty();
            }
            if (source.charAt(position) == '>') {
                return Optional.of(new HtmlToken.StartTag(tag, name - 1, position + 1, List.copyOf(attributes)));
            }
            Optional<HtmlToken.Attribute> attribute = attribute();
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(attribute.get());
            if (attributes.size() > HtmlScanner.MOST_TOKENS) {
                throw new PageTooLargeException("more than " + HtmlScanner.MOST_TOKENS + " attributes");
            }
        }
    }

    private Optional<HtmlToken.Attribute> attribute() {
        int from = position;
        // A name may begin with an equals sign.
        position++;
        skipUntil(WHITE_SPACE + "/>=");
        int nameEnd = position;
        String attribute = source.substring(from, nameEnd).toLowerCase(Locale.ROOT);
        skipWhile(WHITE_SPACE);
        if (position >= end || source.charAt(position) != '=') {
            position = nameEnd;
            return Optional.of(new HtmlToken.Attribute(attribute, from, nameEnd, nameEnd, nameEnd));
        }
        position++;
        skipWhile(WHITE_SPACE);
        if (position >= end) {
            return Optional.empty();
        }
        char quote = source.charAt(position);
        if (quote != '"' && quote != '\'') {
            int value = position;
            skipUntil(WHITE_SPACE + ">");
            return Optional.of(new HtmlToken.Attribute(attribute, from, position, value, position));
        }
        int value = position + 1;
        int close = source.indexOf(quote, value);
        if (close < 0) {
            return Optional.empty();
        }
        position = close + 1;
        return Optional.of(new HtmlToken.Attribute(attribute, from, position, value, close));
    }

    private void skipWhile(String set) {
        while (position < end && set.indexOf(source.charAt(position)) >= 0) {
            position++;
        }
    }

    private void skipUntil(String set) {
        while (position < end && set.indexOf(source.charAt(position)) < 0) {
            position++;
        }
    }
}
