package jp.cryptobin.james.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Counts and digests the content of a part while it streams by, and looks at how it begins. */
final class ContentWatch extends FilterInputStream {
    /** PNG, GIF, JPEG, BMP, and WebP within its RIFF container: none can run a script. */
    private static final List<String> SIGNATURES =
            List.of("\u0089PNG\r\n\u001a\n", "GIF87a", "GIF89a", "\u00ff\u00d8\u00ff", "BM");

    private final byte[] head = new byte[12];
    private final MessageDigest digest = LayoutDigest.newDigest();
    private long size;

    ContentWatch(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            for (int i = 0; i < read && size + i < head.length; i++) {
                head[(int) size + i] = target[offset + i];
            }
            digest.update(target, offset, read);
            size += read;
        }
        return read;
    }

    /** Octets seen. */
    long size() {
        return size;
    }

    /** Of the octets seen, in lower-case hexadecimal; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether it begins like a picture that mail programs show. */
    boolean isPicture() {
        int length = (int) Math.min(size, head.length);
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        boolean webP = start.startsWith("RIFF") && start.endsWith("WEBP");
        return webP || SIGNATURES.stream().anyMatch(start::startsWith);
    }
}
