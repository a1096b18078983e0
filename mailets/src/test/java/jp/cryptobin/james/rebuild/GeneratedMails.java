package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Mails of random shape, charset and encoding; the same seed gives the same mail. */
final class GeneratedMails {
    private static final List<String> CHARSETS =
            List.of("UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP", "ISO-8859-1", "us-ascii", "");
    private static final List<String> JAPANESE = List.of(
            "お世話になっております。", "見積書", "株式会社", "、", "カタカナ", "\r\n", "\r\n\r\n", " ", "ASCII words", "1,000", "--", "~");
    private static final List<String> LATIN =
            List.of("Hello", " ", "\r\n", "=20", "--b1", ".", "From here", "\t", "100%");

    private final Random random;
    private int boundaries;
    private int files;

    GeneratedMails(long seed) {
        this.random = new Random(seed);
    }

    byte[] next() {
        boundaries = 0;
        files = 0;
        String header = "From: taro@example.com\r\nTo: hanako@example.org\r\nSubject: =?UTF-8?B?6KaL56mN5pu4?=\r\n"
                + "References: <a@example.com>\r\n <b@example.com>\r\nX-Id: " + random.nextInt() + "\r\n"
                + "MIME-Version: 1.0\r\n";
        return (header + entity(0)).getBytes(ISO_8859_1);
    }

    /** A part with its header; octets as characters. */
    private String entity(int depth) {
        int kind = random.nextInt(depth > 3 ? 3 : 6);
        return switch (kind) {
            case 0 -> text();
            case 1 -> html();
            case 2 -> random.nextInt(3) == 0 ? text() : file();
            case 3 -> multipart("alternative", List.of(text(), html()));
            case 4 -> multipart("related", List.of(html(), file()));
            default -> multipart("mixed", List.of(entity(depth + 1), file(), entity(depth + 1)));
        };
    }

    private String multipart(String subtype, List<String> parts) {
        String boundary = "b" + ++boundaries + "_" + random.nextInt(1000);
        StringBuilder octets =
                new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n");
        parts.forEach(part ->
                octets.append("--").append(boundary).append("\r\n").append(part).append("\r\n"));
        return octets.append("--").append(boundary).append("--\r\n").toString();
    }

    private String text() {
        String charset = pick(CHARSETS);
        return leaf("text/plain", charset, words(charset));
    }

    private String html() {
        String charset = pick(CHARSETS);
        String meta = random.nextBoolean() || charset.isEmpty() ? "" : "<meta charset=\"" + charset + "\">";
        String picture = random.nextBoolean() ? "<img src=\"cid:p" + (files + 1) + "@example.com\" alt=\"p\">" : "";
        return leaf(
                "text/html",
                charset,
                "<html><head>" + meta + "</head><body><p>" + words(charset) + "</p>" + picture + "</body></html>");
    }

    private String words(String charset) {
        boolean japanese = !List.of("ISO-8859-1", "us-ascii").contains(charset);
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            words.append(pick(japanese ? JAPANESE : LATIN));
        }
        return words.toString();
    }

    private String leaf(String type, String charset, String text) {
        Charset written = charset.isEmpty() ? UTF_8 : Charset.forName(charset);
        byte[] octets = text.getBytes(written);
        String parameter = charset.isEmpty() ? "" : "; charset=" + charset;
        boolean sevenBit = new String(octets, ISO_8859_1).chars().allMatch(c -> c < 0x80);
        int encoding = random.nextInt(3);
        String body = switch (encoding) {
            case 0 -> new String(Base64.getMimeEncoder().encode(octets), US_ASCII);
            case 1 -> quotedPrintable(octets);
            default -> new String(octets, ISO_8859_1);
        };
        String token = List.of("base64", "quoted-printable", sevenBit ? "7bit" : "8bit")
                .get(encoding);
        return "Content-Type: " + type + parameter + "\r\nContent-Transfer-Encoding: " + token + "\r\n\r\n" + body;
    }

    private static String quotedPrintable(byte[] octets) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        int column = 0;
        for (byte octet : octets) {
            boolean lineEnd = octet == '\r' || octet == '\n';
            boolean plain = octet > ' ' && octet < 0x7f && octet != '=';
            String one = lineEnd || plain ? String.valueOf((char) octet) : String.format("=%02X", octet & 0xff);
            if (!lineEnd && column + one.length() > 75) {
                encoded.writeBytes("=\r\n".getBytes(US_ASCII));
                column = 0;
            }
            encoded.writeBytes(one.getBytes(US_ASCII));
            column = lineEnd ? 0 : column + one.length();
        }
        return encoded.toString(US_ASCII);
    }

    private String file() {
        byte[] octets = new byte[random.nextInt(200)];
        random.nextBytes(octets);
        int number = ++files;
        return "Content-Type: image/png; name=\"p" + number + ".png\"\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-ID: <p" + number + "@example.com>\r\n"
                + "Content-Disposition: " + (random.nextBoolean() ? "inline" : "attachment") + "; filename=\"p" + number
                + ".png\"\r\n\r\n" + new String(Base64.getMimeEncoder().encode(octets), US_ASCII);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
