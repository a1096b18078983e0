package jp.cryptobin.james.inspection.html;

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

    private final PageSource page;
    private final String source;
    private final String lower;
    private final Sink sink;
    private final int length;
    private final int lastCommentEnd;
    private final int[] lastRawEnd = new int[Elements.RAW_TEXT.size()];

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
        this.page = new PageSource(source);
        this.source = source;
        this.lower = page.lower;
        this.sink = sink;
        this.length = source.length();
        this.lastCommentEnd = Math.max(source.lastIndexOf("-->"), source.lastIndexOf("--!>"));
        for (int i = 0; i < lastRawEnd.length; i++) {
            lastRawEnd[i] = lower.lastIndexOf("</" + Elements.RAW_TEXT.get(i));
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
        for (int k = 0; (states & ALL_RAW) != 0 && k < Elements.RAW_TEXT.size(); k++) {
            if ((states & RAW << k) != 0) {
                rawText(k, i, c);
            }
        }
        return next;
    }

    private void data(int i, char c) {
        if (c != '<') {
            next |= DATA;
        } else if (page.isLetter(i + 1) || page.at(i + 1) == '/' && page.isLetter(i + 2)) {
            next |= TAG_NAME;
            tagStart = i + 1;
        } else if (source.startsWith("<!--", i)) {
            next |= COMMENT;
            commentStart = i + 2;
            // Outlook renders what stands in <!--[if mso]> … <![endif]-->, and some readers what is never closed.
            if (page.isConditional(i + 4) || lastCommentEnd < i + 2) {
                next |= DATA;
            }
        } else if (page.at(i + 1) == '!' || page.at(i + 1) == '?' || page.at(i + 1) == '/') {
            next |= BOGUS_COMMENT;
            if (otherContent && source.startsWith("<![CDATA[", i)) {
                next |= CDATA;
            }
        } else {
            next |= DATA;
        }
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
        boolean ends = c == '<' && page.isEndTag(Elements.RAW_TEXT.get(k), i);
        commentInScript |= k == Elements.SCRIPT && c == '<' && source.startsWith("<!--", i);
        if (ends) {
            next |= TAG_NAME;
            tagStart = i + 1;
        }
        // Within a comment in a script, a script can hold another.
        if (!ends || k == Elements.SCRIPT && commentInScript) {
            next |= RAW << k;
        }
    }

    private void tag(int states, int i, char c) {
        boolean space = PageSource.isSpace(c);
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
        if (PageSource.isSpace(c)) {
            next |= BEFORE_VALUE;
        } else if (c == '"' || c == '\'') {
            next |= c == '"' ? DOUBLE : SINGLE;
            value(i + 1, page.endBefore(c, i + 1));
        } else if (c == '>') {
            next(0, i);
        } else {
            next |= UNQUOTED;
            // Of a value that is the end of another, the other was looked at as a whole.
            unquotedEnd = i < unquotedEnd ? unquotedEnd : page.endOfUnquoted(i);
            value(i, unquotedEnd);
        }
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
        commentInScript &= (openRaw & RAW << Elements.SCRIPT) == 0;
        if ((openRaw & RAW << Elements.STYLE) != 0 && i >= styleEnd) {
            int end = lower.indexOf("</style", i);
            styleEnd = end < 0 ? length : end;
            sink.style(i + 1, Math.max(i + 1, styleEnd));
        }
    }

    private void named(int end) {
        element = lower.substring(tagStart, Math.min(end, tagStart + 40));
        int raw = end - tagStart > 40 ? -1 : Elements.RAW_TEXT.indexOf(element);
        otherContent |= Elements.haveOtherContent(element);
        if (raw >= 0) {
            openRaw |= RAW << raw;
        }
        openOther |= raw < 0 || !Elements.isRawForAll(raw) || otherContent || lastRawEnd[raw] < end;
        if (!Elements.isShallow(element)) {
            depth = Math.max(0, depth + (element.startsWith("/") ? -1 : 1));
            deepest = Math.max(deepest, depth);
        }
    }
}
