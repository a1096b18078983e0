package jp.cryptobin.james.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.cryptobin.james.charset.RawOctets;

/**
 * A header value with parameters (RFC 2045, 5.1), read as leniently as mail programs do, with a note of every place
 * where they differ. Characters are octets (ISO-8859-1).
 *
 * @param value what stands before the first parameter, comments left out, as it was written
 * @param parameters in order, with repeats
 * @param flaws what readers may understand differently
 */
record ParameterizedValue(String value, List<Parameter> parameters, Set<Flaw> flaws) {
    ParameterizedValue {
        parameters = List.copyOf(parameters);
        flaws = Set.copyOf(flaws);
    }

    /**
     * @param name lower case, with the marks of RFC 2231 as they stand ({@code filename*0*})
     * @param value without quotes
     * @param flawed whether quotes or separators of this parameter are missing
     */
    record Parameter(String name, String value, boolean quoted, boolean flawed) {}

    enum Flaw {
        COMMENT_IN_VALUE,
        COMMENT_IN_PARAMETERS,
        /** An octet of a character in Shift_JIS or ISO-2022-JP that looks like a quote, or a backslash before one. */
        QUOTE_IN_CHARACTER,
        UNCLOSED_COMMENT,
        UNCLOSED_QUOTE,
        MISSING_SEPARATOR
    }

    static ParameterizedValue parse(String octets) {
        return new Scanner(octets).scan();
    }

    List<Parameter> named(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).toList();
    }

    private static final class Scanner {
        private final String in;
        private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        private int at;

        Scanner(String in) {
            this.in = RawOctets.lift(in);
        }

        ParameterizedValue scan() {
            String value = value();
            List<Parameter> parameters = new ArrayList<>();
            while (at < in.length()) {
                at++;
                skipBlanksAndComments();
                String name = name();
                if (at < in.length() && in.charAt(at) == '=') {
                    at++;
                    parameters.add(parameter(name));
                } else if (!name.isEmpty()) {
                    flaws.add(Flaw.MISSING_SEPARATOR);
                }
            }
            return new ParameterizedValue(value, parameters, flaws);
        }

        private String value() {
            StringBuilder value = new StringBuilder();
            while (at < in.length() && in.charAt(at) != ';') {
                if (in.charAt(at) == '(') {
                    flaws.add(Flaw.COMMENT_IN_VALUE);
                    skipComment();
                } else {
                    value.append(in.charAt(at++));
                }
            }
            return HeaderField.trimmed(RawOctets.lower(value.toString()));
        }

        private String name() {
            int start = at;
            while (at < in.length() && in.charAt(at) != '=' && in.charAt(at) != ';') {
                if (in.charAt(at) == '(') {
                    flaws.add(Flaw.COMMENT_IN_PARAMETERS);
                }
                at++;
            }
            return HeaderField.trimmed(RawOctets.lower(in.substring(start, at))).toLowerCase(Locale.ROOT);
        }

        private Parameter parameter(String name) {
            skipBlanksAndComments();
            if (at < in.length() && in.charAt(at) == '"') {
                return quotedParameter(name);
            }
            int start = at;
            while (at < in.length() && in.charAt(at) != ';') {
                at++;
            }
            String value = HeaderField.trimmed(in.substring(start, at));
            boolean runOn = runsOn(value) || value.contains("\"");
            if (runOn) {
                flaws.add(Flaw.MISSING_SEPARATOR);
            }
            if (holdsSeparator(value)) {
                flaws.add(Flaw.QUOTE_IN_CHARACTER);
            }
            return new Parameter(name, RawOctets.lower(value), false, runOn);
        }

        /** Whether an unquoted value holds what looks like the next parameter. */
        private static boolean runsOn(String value) {
            int tokenLength = -1;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == ' ' || c == '\t') {
                    tokenLength = 0;
                } else if (c == '=' && tokenLength > 0) {
                    return true;
                } else if (tokenLength >= 0) {
                    tokenLength = Character.isLetterOrDigit(c) || c == '*' || c == '-' ? tokenLength + 1 : -1;
                }
            }
            return false;
        }

        private Parameter quotedParameter(String name) {
            at++;
            StringBuilder value = new StringBuilder();
            boolean closed = false;
            while (at < in.length() && !closed) {
                char c = in.charAt(at++);
                noteQuote(c);
                if (c == '"') {
                    closed = true;
                } else if (c == '\\' && at < in.length() && (in.charAt(at) == '"' || in.charAt(at) == '\\')) {
                    value.append(in.charAt(at++));
                } else {
                    value.append(c);
                }
            }
            boolean flawed = !closed;
            if (!closed) {
                flaws.add(Flaw.UNCLOSED_QUOTE);
            }
            skipBlanksAndComments();
            if (at < in.length() && in.charAt(at) != ';') {
                flaws.add(Flaw.MISSING_SEPARATOR);
                flawed = true;
                while (at < in.length() && in.charAt(at) != ';') {
                    at++;
                }
            }
            return new Parameter(name, RawOctets.lower(value.toString()), true, flawed);
        }

        /** Programs of Japan write names as they are, and do not escape half a character. */
        private void noteQuote(char c) {
            boolean beforeQuote = at < in.length() && RawOctets.octet(in.charAt(at)) == '"';
            if (RawOctets.isLifted(c) && (RawOctets.octet(c) == '"' || RawOctets.octet(c) == '\\' && beforeQuote)) {
                flaws.add(Flaw.QUOTE_IN_CHARACTER);
            }
        }

        /** Whether characters hold what ends an unquoted value for other readers. */
        private static boolean holdsSeparator(String value) {
            return value.chars()
                    .anyMatch(c -> RawOctets.isLifted((char) c) && "\";(".indexOf(RawOctets.octet((char) c)) >= 0);
        }

        private void skipBlanksAndComments() {
            while (at < in.length()) {
                char c = in.charAt(at);
                if (c == '(') {
                    flaws.add(Flaw.COMMENT_IN_PARAMETERS);
                    skipComment();
                } else if (c == ' ' || c == '\t') {
                    at++;
                } else {
                    return;
                }
            }
        }

        private void skipComment() {
            int depth = 0;
            while (at < in.length()) {
                char c = in.charAt(at++);
                if (c == '\\') {
                    at++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return;
                }
            }
            at = in.length();
            flaws.add(Flaw.UNCLOSED_COMMENT);
        }
    }
}
