package jp.cryptobin.james.letter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The inside of a multipart/alternative of ours: the same content as text and as HTML, in UTF-8 and base64. */
final class AlternativeBody {
    private AlternativeBody() {}

    /** Appends both parts with their delimiters, to stand behind the blank line after the container's header. */
    static void append(StringBuilder message, String boundary, String text, String html) {
        delimiter(message, boundary);
        appendText(message, "plain", text);
        delimiter(message, boundary);
        appendText(message, "html", html);
        message.append("--").append(boundary).append("--\r\n");
    }

    static void delimiter(StringBuilder message, String boundary) {
        message.append("--").append(boundary).append("\r\n");
    }

    static void appendBase64(StringBuilder message, byte[] octets) {
        message.append("Content-Transfer-Encoding: base64\r\n\r\n")
                .append(Base64.getMimeEncoder().encodeToString(octets))
                .append("\r\n");
    }

    private static void appendText(StringBuilder message, String subtype, String text) {
        message.append("Content-Type: text/").append(subtype).append("; charset=utf-8\r\n");
        appendBase64(message, (text + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
