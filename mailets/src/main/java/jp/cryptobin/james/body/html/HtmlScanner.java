package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Splits HTML source into tokens as browsers do (HTML Standard, 13.2.5), whatever tree would become of them: a start tag
 * that a tree builder drops or merges into another is a tag here too. Linear in the length of the source.
 */
final class HtmlScanner {
    private static final Set<String> RAW_TEXT =
            Set.of("style", "script", "xmp", "iframe", "noembed", "noframes", "title", "textarea");

    /** Each is an object; the largest tables that are pasted into mail have some ten thousand cells. */
    static final int MOST_TOKENS = 300_000;

    private final String source;
    private final String lower;
    private final int end;
    private final List<HtmlToken> tokens = new ArrayList<>();
    private int position;
    private int attributes;
    private int unfinished = -1;

    private HtmlScanner(String source) {
        this.source = source;
        this.lower = asciiLowerCase(source);
        this.end = source.length();
    }

    /**
     * What was found.
     *
     * @param unfinished where something begins that the end of the source cuts off: a comment, a tag, a raw text
     */
    record Scan(List<HtmlToken> tokens, OptionalInt unfinished) {}

    static Scan scan(String source) {
        HtmlScanner scanner = new HtmlScanner(source);
        scanner.run();
        return new Scan(
                List.copyOf(scanner.tokens),
                scanner.unfinished < 0 ? OptionalInt.empty() : OptionalInt.of(scanner.unfinished));
    }

    /** The tokens of a part of the source; positions are those of the whole. */
    static List<HtmlToken> scan(String source, int from, int to) {
        return scan(source.substring(from, to)).tokens().stream()
                .map(token -> token.movedBy(from))
                .toList();
    }

    private void run() {
        while (position < end) {
            if (tokens.size() > MOST_TOKENS || attributes > MOST_TOKENS) {
                throw new PageTooLargeException("more than " + MOST_TOKENS + " tags or attributes");
            }
            int open = source.indexOf("<", position);
            if (open < 0 || open + 1 == end) {
                return;
            }
            position = open;
            char next = source.charAt(open + 1);
            if (isLetter(next)) {
                startTag(open);
            } else if (next == '/') {
                endTag(open);
            } else if (source.startsWith("<!--", open)) {
                comment(open);
            } else if (next == '!' || next == '?') {
                skipPast(">", open, open + 2);
            } else {
                position = open + 1;
            }
        }
    }

    private void comment(int open) {
        int from = open + 4;
        if (source.startsWith(">", from) || source.startsWith("->", from)) {
            position = source.indexOf('>', from) + 1;
            return;
        }
        int close = from;
        while (true) {
            close = source.indexOf("--", close);
            if (close < 0) {
                tokens.add(new HtmlToken.Comment(from, end));
                cutOff(open);
                return;
            }
            int after = close + 2;
            if (after < end && source.charAt(after) == '!') {
                after++;
            }
            if (after < end && source.charAt(after) == '>') {
                tokens.add(new HtmlToken.Comment(from, close));
                position = after + 1;
                return;
            }
            close++;
        }
    }

    private void endTag(int open) {
        if (open + 2 < end && isLetter(source.charAt(open + 2))) {
            new TagScanner(source, open + 2).scan().ifPresentOrElse(tag -> position = tag.to(), () -> cutOff(open));
        } else {
            skipPast(">", open, open + 2);
        }
    }

    private void startTag(int open) {
        var scanned = new TagScanner(source, open + 1).scan();
        if (scanned.isEmpty()) {
            cutOff(open);
            return;
        }
        HtmlToken.StartTag tag = scanned.get();
        tokens.add(tag);
        attributes += tag.attributes().size();
        position = tag.to();
        if (tag.name().equals("plaintext")) {
            cutOff(open);
        } else if (RAW_TEXT.contains(tag.name())) {
            rawText(tag);
        }
    }

    private void rawText(HtmlToken.StartTag tag) {
        String close = "</" + tag.name();
        int found = lower.indexOf(close, tag.to());
        while (found >= 0 && !endsName(found + close.length())) {
            found = lower.indexOf(close, found + 1);
        }
        boolean cut = found < 0;
        tokens.add(new HtmlToken.RawText(tag.name(), tag.to(), cut ? end : found));
        if (cut) {
            cutOff(tag.from());
        } else {
            position = found;
        }
    }

    private boolean endsName(int at) {
        return at < end && "\t\n\f\r />".indexOf(source.charAt(at)) >= 0;
    }

    private void skipPast(String text, int open, int from) {
        int found = source.indexOf(text, from);
        if (found < 0) {
            cutOff(open);
        } else {
            position = found + text.length();
        }
    }

    private void cutOff(int open) {
        unfinished = open;
        position = end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Only ASCII, so that no position moves. */
    private static String asciiLowerCase(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.length() == source.length()) {
            return lower;
        }
        char[] chars = source.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }
}
