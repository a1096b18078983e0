package jp.cryptobin.james.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** The header that names a download: RFC 6266, with {@code filename*} (RFC 8187) for what ASCII cannot say. */
final class ContentDisposition {
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String attachment(String fileName) {
        return "attachment; filename=\"" + ascii(fileName) + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    /** For a client that knows no {@code filename*}: what would need quoting or guessing becomes an underscore. */
    private static String ascii(String fileName) {
        return fileName.replaceAll("[^\\x20-\\x7E]|[\"\\\\%]", "_");
    }

    private static String encoded(String fileName) {
        StringBuilder text = new StringBuilder();
        for (byte octet : fileName.getBytes(UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || ATTR_CHARS.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return text.toString();
    }
}
