package jp.cryptobin.james.scenarios.mail;

import java.util.List;

/**
 * A reply of an SMTP server.
 *
 * @param code  the three digits
 * @param lines the text of each line, without code
 */
public record SmtpReply(int code, List<String> lines) {
    public SmtpReply {
        lines = List.copyOf(lines);
    }

    public String text() {
        return String.join("\n", lines);
    }

    /** Code and text in one line, as in a protocol log. */
    @Override
    public String toString() {
        return code + " " + String.join(" / ", lines);
    }
}
