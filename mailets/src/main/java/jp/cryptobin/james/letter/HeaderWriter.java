package jp.cryptobin.james.letter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.cryptobin.james.template.DisplayText;

/** Builds header fields of ASCII lines: what is not plain becomes encoded words (RFC 2047), so nothing can break out. */
final class HeaderWriter {
    /** RFC 5322 section 2.1.1, without the line end. */
    private static final int LINE = 78;

    /**
     * Octets per encoded word: 52 base64 digits and 12 more make 64, beside which the longest name used here fits the 76
     * that RFC 2047 section 2 allows for such a line.
     */
    private static final int WORD_OCTETS = 39;

    private final StringBuilder lines = new StringBuilder();

    /** A field whose value is ours or already checked. */
    HeaderWriter field(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(name + " must be printable ASCII on one line");
        }
        boolean fits = name.length() + 2 + value.length() <= LINE;
        lines.append(name).append(fits ? ": " : ":\r\n ").append(value).append("\r\n");
        return this;
    }

    /** A field of text for people. */
    HeaderWriter text(String name, String value) {
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                && !value.contains("=?")
                && value.equals(value.strip())
                && name.length() + 2 + value.length() <= LINE;
        if (plain) {
            return field(name, value);
        }
        lines.append(name).append(": ").append(encodedWords(value)).append("\r\n");
        return this;
    }

    HeaderWriter mailbox(String name, Mailbox mailbox) {
        if (mailbox.displayName().isBlank()) {
            return field(name, mailbox.address());
        }
        String words = encodedWords(DisplayText.line(mailbox.displayName(), LINE));
        lines.append(name).append(": ").append(words).append("\r\n <");
        lines.append(mailbox.address()).append(">\r\n");
        return this;
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    private static String encodedWords(String text) {
        StringBuilder words = new StringBuilder();
        int start = 0;
        int octets = 0;
        for (int i = 0, codePoint; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            int next = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (octets + next > WORD_OCTETS) {
                appendWord(words, text.substring(start, i));
                start = i;
                octets = 0;
            }
            octets += next;
        }
        return appendWord(words, text.substring(start)).toString();
    }

    private static StringBuilder appendWord(StringBuilder words, String text) {
        if (words.length() > 0) {
            words.append("\r\n ");
        }
        String digits = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return words.append("=?UTF-8?B?").append(digits).append("?=");
    }
}
