package jp.cryptobin.james.mime;

import java.io.IOException;
import java.util.Locale;

/**
 * Text before the first part or after the last (preamble and epilogue, RFC 2046, 5.1.1), which no reader shows, but
 * in which a generous reader may look for parts.
 *
 * @param end what ended it
 * @param hasText whether there is more than white space
 * @param looksLikeEntity whether a line in it is like a delimiter or a MIME header field
 */
record StrayText(BodyEnd end, boolean hasText, boolean looksLikeEntity) {
    private static final int LINE_START_OCTETS = 12;

    static StrayText read(BodyStream octets) throws IOException {
        byte[] buffer = new byte[8192];
        StringBuilder lineStart = new StringBuilder();
        boolean hasText = false;
        boolean looksLikeEntity = false;
        int read = octets.read(buffer, 0, buffer.length);
        while (read >= 0) {
            for (int i = 0; i < read; i++) {
                char octet = (char) (buffer[i] & 0xff);
                hasText |= octet > ' ';
                if (octet == '\n' || octet == '\r') {
                    looksLikeEntity |= isLikeEntity(lineStart);
                    lineStart.setLength(0);
                } else if (lineStart.length() < LINE_START_OCTETS) {
                    lineStart.append(octet);
                }
            }
            read = octets.read(buffer, 0, buffer.length);
        }
        return new StrayText(octets.end(), hasText, looksLikeEntity || isLikeEntity(lineStart));
    }

    private static boolean isLikeEntity(StringBuilder lineStart) {
        String start = lineStart.toString().toLowerCase(Locale.ROOT);
        boolean delimiterLike = start.startsWith("--") && start.chars().anyMatch(c -> c != '-' && c != ' ');
        return delimiterLike || start.startsWith("content-");
    }
}
