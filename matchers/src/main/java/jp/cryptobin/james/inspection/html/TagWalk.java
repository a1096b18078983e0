package jp.cryptobin.james.inspection.html;

import java.util.List;
import java.util.Set;

/**
 * Walks through the source of a page once, in all tokenizations at once that a reader may find in it (HTML Standard,
 * 13.2.5), and tells of each value that an attribute may have. What a tag is depends on the tree that it is in: within
 * {@code svg} a script holds elements, within {@code select} a style is none, {@code noscript} depends on the reader.
 * Instead of a tree, which can be a thousand times as large as its source, this keeps the set of states that a
 * tokenizer may be in; where a reader may go either way, it goes both.
 */
final class TagWalk {
    /** Is told what was found; positions are those of the source. */
    interface Sink {
        void value(String element, String attribute, int from, int to);

        void style(int from, int to);
    }

    /** What ends with a tag of its own name; the first four for every reader, unless the tree is one of those above. */
    private static final List<String> RAW_TEXT = List.of(
            "title", "textarea", "style", "script", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext");

    private static final int RAW_FOR_ALL = 4;
    private static final int STYLE = RAW_TEXT.indexOf("style");
    private static final int SCRIPT = RAW_TEXT.indexOf("script");

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

    private static final int DATA = 1;
    private static final int TAG_NAME = 1 << 1;
    private static final int BEFORE_NAME = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int AFTER_NAME = 1 << 4;
    private static final int BEFORE_VALUE = 1 << 5;
    private static final int DOUBLE = 1 << 6;
    private static final int SINGLE = 1 << 7;
    private static final int UNQUOTED = 1 << 8;
    private static final int IN_TAG = (1 << 9) - 2;
    private static final int COMMENT = 1 << 9;
    private static final int BOGUS_COMMENT = 1 << 10;
    private static final int CDATA = 1 << 11;
    private static final int RAW = 1 << 12;
    private static final int ALL_RAW = -1 << 12;

    private final String source;
    private final String lower;
    private final Sink sink;
    private final int length;
    private final int lastCommentEnd;
    private final int[] lastRawEnd = new int[RAW_TEXT.size()];

    private int next;
    private int tagStart;
    private int nameStart;
    private int nameEnd;
    private int commentStart;
    private int unquotedEnd;
    private int styleEnd;
    private String element = "";
    private boolean otherContent;
    private boolean commentInScript;
    private int openRaw;
    private boolean openOther;
    private int depth;
    private int deepest;

    TagWalk(String source, Sink sink) {
        this.source = source;
        this.lower = AsciiCase.lower(source);
        this.sink = sink;
        this.length = source.length();
        this.lastCommentEnd = Math.max(source.lastIndexOf("-->"), source.lastIndexOf("--!>"));
        for (int i = 0; i < lastRawEnd.length; i++) {
            lastRawEnd[i] = lower.lastIndexOf("</" + RAW_TEXT.get(i));
        }
    }

    void walk() {
        int states = DATA;
        for (int i = 0; i < length; i++) {
            i = skip(states, i);
            if (i < 0) {
                return;
            }
            states = step(states, i, source.charAt(i));
        }
    }

    /** Elements open at once, as far as it can be told without a tree. */
    int deepest() {
        return deepest;
    }

    /** Where something may change; negative for nowhere. */
    private int skip(int states, int i) {
        return switch (states) {
            case DATA -> source.indexOf('<', i);
            case DOUBLE -> source.indexOf('"', i);
            case SINGLE -> source.indexOf('\'', i);
            case COMMENT, BOGUS_COMMENT, CDATA -> source.indexOf('>', i);
            default -> (states & ~(ALL_RAW | DATA)) == 0 ? source.indexOf('<', i) : i;
        };
    }

    private int step(int states, int i, char c) {
        next = 0;
        if ((states & IN_TAG) == 0) {
            openRaw = 0;
            openOther = false;
        } else {
            tag(states, i, c);
        }
        if ((states & DATA) != 0) {
            data(i, c);
        }
        if ((states & (COMMENT | BOGUS_COMMENT | CDATA)) != 0) {
            comment(states, i, c);
        }
        for (int k = 0; (states & ALL_RAW) != 0 && k < RAW_TEXT.size(); k++) {
            if ((states & RAW << k) != 0) {
                rawText(k, i, c);
            }
        }
        return next;
    }

    private void data(int i, char c) {
        if (c != '<') {
            next |= DATA;
        } else if (isLetter(i + 1) || at(i + 1) == '/' && isLetter(i + 2)) {
            next |= TAG_NAME;
            tagStart = i + 1;
        } else if (source.startsWith("<!--", i)) {
            next |= COMMENT;
            commentStart = i + 2;
            // Outlook renders what stands in <!--[if mso]> … <![endif]-->, and some readers what is never closed.
            if (isConditional(i + 4) || lastCommentEnd < i + 2) {
                next |= DATA;
            }
        } else if (at(i + 1) == '!' || at(i + 1) == '?' || at(i + 1) == '/') {
            next |= BOGUS_COMMENT;
            if (otherContent && source.startsWith("<![CDATA[", i)) {
                next |= CDATA;
            }
        } else {
            next |= DATA;
        }
    }

    private boolean isConditional(int from) {
        int at = from;
        while (at < length && source.charAt(at) <= ' ') {
            at++;
        }
        return lower.startsWith("[if", at);
    }

    private void comment(int states, int i, char c) {
        boolean ends = c == '>';
        if ((states & BOGUS_COMMENT) != 0) {
            next |= ends ? DATA : BOGUS_COMMENT;
        }
        if ((states & COMMENT) != 0) {
            boolean dashes = source.startsWith("--", i - 2) && i - 2 >= commentStart;
            boolean bang = source.startsWith("--!", i - 3) && i - 3 >= commentStart + 2;
            next |= ends && (dashes || bang) ? DATA : COMMENT;
        }
        if ((states & CDATA) != 0) {
            next |= ends && source.startsWith("]]", i - 2) ? DATA : CDATA;
        }
    }

    private void rawText(int k, int i, char c) {
        String name = RAW_TEXT.get(k);
        int after = i + 2 + name.length();
        boolean ends = c == '<'
                && lower.startsWith(name, i + 2)
                && at(i + 1) == '/'
                && (after >= length || isSpace(at(after)) || at(after) == '/' || at(after) == '>');
        commentInScript |= k == SCRIPT && c == '<' && source.startsWith("<!--", i);
        if (ends) {
            next |= TAG_NAME;
            tagStart = i + 1;
        }
        // Within a comment in a script, a script can hold another.
        if (!ends || k == SCRIPT && commentInScript) {
            next |= RAW << k;
        }
    }

    private void tag(int states, int i, char c) {
        boolean space = isSpace(c);
        if ((states & TAG_NAME) != 0) {
            if (space || c == '/' && i > tagStart || c == '>') {
                named(i);
                next(c == '>' ? 0 : BEFORE_NAME, i);
            } else {
                next |= TAG_NAME;
            }
        }
        if ((states & (BEFORE_NAME | AFTER_NAME)) != 0) {
            boolean value = c == '=' && (states & AFTER_NAME) != 0;
            if (space) {
                next |= states & (BEFORE_NAME | AFTER_NAME);
            } else if (c == '>') {
                next(0, i);
            } else if (c == '/') {
                next |= BEFORE_NAME;
            } else if (!value || (states & BEFORE_NAME) != 0) {
                next |= NAME;
                nameStart = value ? nameStart : i;
            }
            next |= value ? BEFORE_VALUE : 0;
        }
        if ((states & NAME) != 0) {
            if (space || c == '=') {
                nameEnd = i;
                next |= space ? AFTER_NAME : BEFORE_VALUE;
            } else {
                next(c == '>' ? 0 : c == '/' ? BEFORE_NAME : NAME, i);
            }
        }
        if ((states & BEFORE_VALUE) != 0) {
            beforeValue(i, c);
        }
        if ((states & DOUBLE) != 0) {
            next |= c == '"' ? BEFORE_NAME : DOUBLE;
        }
        if ((states & SINGLE) != 0) {
            next |= c == '\'' ? BEFORE_NAME : SINGLE;
        }
        if ((states & UNQUOTED) != 0) {
            next(c == '>' ? 0 : space ? BEFORE_NAME : UNQUOTED, i);
        }
    }

    private void beforeValue(int i, char c) {
        if (isSpace(c)) {
            next |= BEFORE_VALUE;
        } else if (c == '"' || c == '\'') {
            next |= c == '"' ? DOUBLE : SINGLE;
            int end = source.indexOf(c, i + 1);
            value(i + 1, end < 0 ? length : end);
        } else if (c == '>') {
            next(0, i);
        } else {
            next |= UNQUOTED;
            // Of a value that is the end of another, the other was looked at as a whole.
            unquotedEnd = i < unquotedEnd ? unquotedEnd : unquotedEnd(i);
            value(i, unquotedEnd);
        }
    }

    private int unquotedEnd(int from) {
        int end = from;
        while (end < length && !isSpace(source.charAt(end)) && source.charAt(end) != '>') {
            end++;
        }
        return end;
    }

    private void value(int from, int to) {
        sink.value(element, lower.substring(nameStart, Math.max(nameStart, nameEnd)), from, to);
    }

    /** The state within a tag, or past its end for 0. */
    private void next(int state, int i) {
        if (state != 0) {
            next |= state;
            return;
        }
        next |= openRaw | (openOther ? DATA : 0);
        commentInScript &= (openRaw & RAW << SCRIPT) == 0;
        if ((openRaw & RAW << STYLE) != 0 && i >= styleEnd) {
            int end = lower.indexOf("</style", i);
            styleEnd = end < 0 ? length : end;
            sink.style(i + 1, Math.max(i + 1, styleEnd));
        }
    }

    private void named(int end) {
        element = lower.substring(tagStart, Math.min(end, tagStart + 40));
        int raw = end - tagStart > 40 ? -1 : RAW_TEXT.indexOf(element);
        otherContent |= OTHER_CONTENT.contains(element);
        if (raw >= 0) {
            openRaw |= RAW << raw;
        }
        openOther |= raw < 0 || raw >= RAW_FOR_ALL || otherContent || lastRawEnd[raw] < end;
        boolean endTag = element.startsWith("/");
        if (!SHALLOW.contains(endTag ? element.substring(1) : element)) {
            depth = Math.max(0, depth + (endTag ? -1 : 1));
            deepest = Math.max(deepest, depth);
        }
    }

    private char at(int i) {
        return i < length ? source.charAt(i) : 0;
    }

    private boolean isLetter(int i) {
        return lower.length() > i && lower.charAt(i) >= 'a' && lower.charAt(i) <= 'z';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
