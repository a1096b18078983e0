package jp.cryptobin.james.message;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks at the first octets that stream by, and tells whether they begin a picture that mail programs show. */
final class PictureWatch extends FilterInputStream {
    /** PNG, GIF, JPEG, BMP, and WebP within its RIFF container: none can run a script. */
    private static final List<String> SIGNATURES =
            List.of("\u0089PNG\r\n\u001a\n", "GIF87a", "GIF89a", "\u00ff\u00d8\u00ff", "BM");

    private final byte[] head = new byte[12];
    private int seen;

    PictureWatch(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0 && seen < head.length) {
            head[seen++] = (byte) octet;
        }
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = 0; i < read && seen < head.length; i++) {
            head[seen++] = target[offset + i];
        }
        return read;
    }

    boolean isPicture() {
        String start = new String(head, 0, seen, StandardCharsets.ISO_8859_1);
        boolean webP = start.startsWith("RIFF") && start.endsWith("WEBP");
        return webP || SIGNATURES.stream().anyMatch(start::startsWith);
    }
}
