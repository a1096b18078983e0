package jp.cryptobin.james.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A URL that means a part of the mail (RFC 2392).
 *
 * @param reference what it says of the Content-ID, as it is written
 */
public record ContentUrl(String reference) {

    /**
     * A {@code cid:} URL.
     *
     * @param url without entities or CSS escapes; read as browsers do: controls around it, tabs and line ends in it and
     *     the case of the scheme do not matter
     */
    public static Optional<ContentUrl> cid(String url) {
        return clean(url, 'c')
                .filter(clean -> clean.regionMatches(true, 0, "cid:", 0, 4))
                .map(clean -> new ContentUrl(clean.substring(4)));
    }

    /** A {@code mid:} URL that names a part, read as {@link #cid} does. */
    public static Optional<ContentUrl> mid(String url) {
        return clean(url, 'm')
                .filter(clean -> clean.regionMatches(true, 0, "mid:", 0, 4) && clean.lastIndexOf('/') > 0)
                .map(clean -> new ContentUrl(clean.substring(clean.lastIndexOf('/') + 1)));
    }

    /** Percent-decoded. What cannot be decoded stays as it is written. */
    public String id() {
        if (reference.indexOf('%') < 0) {
            return reference;
        }
        byte[] octets = reference.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            if (low >= 0) {
                decoded.write((high << 4) | low);
                i += 2;
            } else {
                decoded.write(octets[i]);
            }
        }
        return decoded.toString(UTF_8);
    }

    /** Most URLs begin otherwise, and some are megabytes long: those are not copied. */
    private static Optional<String> clean(String url, char first) {
        int start = 0;
        while (start < url.length() && url.charAt(start) <= ' ') {
            start++;
        }
        if (start == url.length() || (url.charAt(start) | 0x20) != first) {
            return Optional.empty();
        }
        int end = url.length();
        while (url.charAt(end - 1) <= ' ') {
            end--;
        }
        StringBuilder clean = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = url.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                clean.append(c);
            }
        }
        return Optional.of(clean.toString());
    }
}
