package jp.cryptobin.james.body.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import jp.cryptobin.james.html.CssEscapes;

/**
 * Finds the declarations of CSS source whose value has a URL of a certain kind (CSS Syntax Level 3, 4). An
 * {@code @import} counts as a declaration. Linear in the length of the source.
 */
final class CssScanner {
    private static final Set<String> URL_FUNCTIONS = Set.of("url", "src", "url-prefix");

    private final String css;
    private final Predicate<String> wanted;
    private final List<Range> found = new ArrayList<>();
    private int position;
    private int declaration = -1;
    private int depth;
    private boolean hit;

    private CssScanner(String css, Predicate<String> wanted) {
        this.css = css;
        this.wanted = wanted;
    }

    /** From its first character to after its semicolon, if it has one. */
    record Range(int from, int to) {}

    static List<Range> declarations(String css, Predicate<String> wanted) {
        CssScanner scanner = new CssScanner(css, wanted);
        scanner.run();
        return List.copyOf(scanner.found);
    }

    private void run() {
        while (position < css.length()) {
            char c = css.charAt(position);
            if (css.startsWith("/*", position)) {
                int close = css.indexOf("*/", position + 2);
                position = close < 0 ? css.length() : close + 2;
            } else if (c == '"' || c == '\'') {
                begin();
                string(c);
            } else if (isName(c)) {
                begin();
                name();
            } else {
                punctuation(c);
                position++;
            }
        }
        finish(css.length());
    }

    private void punctuation(char c) {
        switch (c) {
            case '{' -> {
                // What stood before was a selector.
                declaration = -1;
                hit = false;
                depth = 0;
            }
            case ';' -> {
                if (depth == 0) {
                    finish(position + 1);
                }
            }
            case '}' -> {
                depth = 0;
                finish(position);
            }
            case '(' -> depth++;
            case ')' -> depth = Math.max(0, depth - 1);
            case ' ', '\t', '\n', '\r', '\f' -> {
                // Between tokens.
            }
            default -> begin();
        }
    }

    private void begin() {
        if (declaration < 0) {
            declaration = position;
        }
    }

    private void finish(int end) {
        if (hit && declaration >= 0) {
            found.add(new Range(declaration, end));
        }
        declaration = -1;
        hit = false;
    }

    private void string(char quote) {
        String value = text(quote);
        // In image-set("…") a string is a URL; after @import too.
        boolean url = depth > 0 || css.regionMatches(true, declaration, "@import", 0, 7);
        hit |= url && wanted.test(value);
    }

    /** Reads a string from its quote on; like browsers, as far as the line goes. */
    private String text(char quote) {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < css.length()) {
            char c = css.charAt(position);
            if (c == quote) {
                position++;
                break;
            }
            if (c == '\n') {
                break;
            }
            character(value);
        }
        return value.toString();
    }

    private void name() {
        StringBuilder name = new StringBuilder();
        while (position < css.length() && isName(css.charAt(position))) {
            character(name);
        }
        if (position >= css.length() || css.charAt(position) != '(') {
            return;
        }
        if (!URL_FUNCTIONS.contains(name.toString().toLowerCase(Locale.ROOT))) {
            return;
        }
        position++;
        skipSpace();
        if (position < css.length() && (css.charAt(position) == '"' || css.charAt(position) == '\'')) {
            // The bracket is closed by what follows.
            hit |= wanted.test(text(css.charAt(position)));
            depth++;
            return;
        }
        StringBuilder url = new StringBuilder();
        while (position < css.length() && css.charAt(position) != ')') {
            character(url);
        }
        position = Math.min(position + 1, css.length());
        hit |= wanted.test(url.toString());
    }

    private void skipSpace() {
        while (position < css.length() && css.charAt(position) <= ' ') {
            position++;
        }
    }

    private void character(StringBuilder value) {
        position = CssEscapes.read(css, position, value);
    }

    private static boolean isName(char c) {
        return c == '\\' || c == '-' || c == '_' || c >= 0x80 || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
