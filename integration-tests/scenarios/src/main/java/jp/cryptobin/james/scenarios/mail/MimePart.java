package jp.cryptobin.james.scenarios.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A part of a mail to be sent, written line by line, so that a scenario decides every header of it. */
public final class MimePart {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private final List<String> header = new ArrayList<>();
    private final String body;

    private MimePart(String contentType, String body) {
        this.header.add("Content-Type: " + contentType);
        this.body = body;
    }

    public static MimePart text(String text) {
        return encoded("text/plain; charset=UTF-8", text.getBytes(UTF_8));
    }

    public static MimePart html(String html) {
        return encoded("text/html; charset=UTF-8", html.getBytes(UTF_8));
    }

    /** An attached file, its name as Outlook and most others write it: an encoded word in the parameter. */
    public static MimePart file(String contentType, String name, byte[] content) {
        return encoded(contentType, content)
                .with("Content-Disposition: attachment; filename=\"" + encodedWord(name, UTF_8) + "\"");
    }

    /** Content in Base64. */
    public static MimePart encoded(String contentType, byte[] content) {
        return new MimePart(contentType, BASE64.encodeToString(content)).with("Content-Transfer-Encoding: base64");
    }

    /** Content as it is, in US-ASCII. */
    public static MimePart verbatim(String contentType, String... lines) {
        return new MimePart(contentType, String.join("\r\n", lines));
    }

    public static MimePart multipart(String subtype, MimePart... parts) {
        return multipart(subtype, List.of(parts));
    }

    public static MimePart multipart(String subtype, List<MimePart> parts) {
        StringBuilder body = new StringBuilder();
        // Unique at every level, for a boundary must not be found inside of another.
        String boundary = "=_" + subtype.replaceAll("[^a-z]", "") + "_" + parts.size() + "_"
                + Integer.toHexString(
                        parts.stream().mapToInt(part -> part.body.length()).sum());
        for (MimePart part : parts) {
            body.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        return new MimePart("multipart/" + subtype + "; boundary=\"" + boundary + "\"", body + "--" + boundary + "--");
    }

    /** This part with one more header field. */
    public MimePart with(String field) {
        header.add(field);
        return this;
    }

    public static String encodedWord(String text, Charset charset) {
        return "=?" + charset.name() + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
    }

    /** Header, empty line and body, without a line end after it. */
    @Override
    public String toString() {
        return String.join("\r\n", header) + "\r\n\r\n" + body;
    }
}
