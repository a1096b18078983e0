package jp.cryptobin.james.mime;

import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.charset.RawOctets;

/**
 * Finds the addresses of a header field (RFC 5322, 3.4): groups, comments, quoted and encoded names, and also what
 * stands where an address belongs but is none, so that its sender can be told. Names may be raw ISO-2022-JP or
 * Shift_JIS, whose octets often look like quotes, brackets and backslashes.
 */
public final class AddressListReader {
    /** Of one field, for memory's sake: a mail to so many has other limits to fear. */
    private static final int MOST_ADDRESSES = 20_000;

    private final String in;
    private final String field;
    private final List<HeaderAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder bracketed = new StringBuilder();
    private boolean sawBracket;
    private boolean sawAt;
    private int at;

    private AddressListReader(String field, String octets) {
        this.field = field;
        this.in = RawOctets.liftWithWords(octets);
    }

    public static List<HeaderAddress> read(String field, String octets) {
        return new AddressListReader(field, octets).read();
    }

    private List<HeaderAddress> read() {
        while (at < in.length() && found.size() < MOST_ADDRESSES) {
            char c = in.charAt(at);
            switch (c) {
                case '(' -> skipComment();
                case '"' -> quoted(sawBracket ? new StringBuilder() : phrase);
                case '<' -> angle();
                case ',', ';' -> {
                    at++;
                    finish();
                }
                case ':' -> groupNameOrColon();
                default -> {
                    at++;
                    sawAt |= c == '@';
                    if (!sawBracket) {
                        phrase.append(c);
                    }
                }
            }
        }
        finish();
        return List.copyOf(found);
    }

    private void groupNameOrColon() {
        at++;
        if (!sawAt) {
            phrase.setLength(0);
        } else {
            phrase.append(':');
        }
    }

    private void angle() {
        at++;
        sawBracket = true;
        while (at < in.length() && in.charAt(at) != '>') {
            char c = in.charAt(at);
            if (c == '"') {
                quoted(bracketed);
            } else {
                bracketed.append(c);
                at++;
            }
        }
        at++;
    }

    /** Appends a quoted string with its quotes. */
    private void quoted(StringBuilder target) {
        target.append('"');
        at++;
        while (at < in.length() && in.charAt(at) != '"') {
            if (in.charAt(at) == '\\' && at + 1 < in.length()) {
                target.append(in.charAt(at++));
            }
            target.append(in.charAt(at++));
        }
        target.append('"');
        at++;
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
    }

    private void finish() {
        String name = phrase.toString().strip();
        if (sawBracket) {
            found.add(new HeaderAddress(
                    field, displayName(name), withoutRoute(bracketed.toString().strip())));
        } else if (!name.isEmpty()) {
            found.add(new HeaderAddress(field, "", HeaderText.decode(RawOctets.lower(name))));
        }
        phrase.setLength(0);
        bracketed.setLength(0);
        sawBracket = false;
        sawAt = false;
    }

    /** An obsolete source route ({@code @relay:user@host}, RFC 5322, 4.4) says nothing about the address. */
    private static String withoutRoute(String address) {
        int colon = address.lastIndexOf(':');
        return HeaderText.decode(
                RawOctets.lower(address.startsWith("@") && colon > 0 ? address.substring(colon + 1) : address));
    }

    private static String displayName(String phrase) {
        boolean quoted = phrase.length() > 1 && phrase.startsWith("\"") && phrase.endsWith("\"");
        String plain = quoted
                ? phrase.substring(1, phrase.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : phrase;
        return HeaderText.decode(RawOctets.lower(plain));
    }
}
