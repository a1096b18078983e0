package jp.cryptobin.james.inspection.html;

/** The source of a page, and what stands at its places. */
final class PageSource {
    final String text;
    /** With the letters of US-ASCII in lower case. */
    final String lower;

    PageSource(String text) {
        this.text = text;
        this.lower = AsciiCase.lower(text);
    }

    /** NUL behind the end. */
    char at(int i) {
        return i < text.length() ? text.charAt(i) : 0;
    }

    boolean isLetter(int i) {
        return lower.length() > i && lower.charAt(i) >= 'a' && lower.charAt(i) <= 'z';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /** Whether what Outlook takes for a condition stands there. */
    boolean isConditional(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return lower.startsWith("[if", at);
    }

    /** Whether the end tag of an element stands there. */
    boolean isEndTag(String name, int i) {
        int after = i + 2 + name.length();
        return at(i) == '<'
                && lower.startsWith(name, i + 2)
                && at(i + 1) == '/'
                && (after >= text.length() || isSpace(at(after)) || at(after) == '/' || at(after) == '>');
    }

    int endOfUnquoted(int from) {
        int end = from;
        while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != '>') {
            end++;
        }
        return end;
    }

    /** Where it stands from there on; the end of the source where it does not. */
    int endBefore(char quote, int from) {
        int end = text.indexOf(quote, from);
        return end < 0 ? text.length() : end;
    }
}
