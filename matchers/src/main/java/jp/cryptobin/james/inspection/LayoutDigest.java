package jp.cryptobin.james.inspection;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The digest of a message, in which some bodies are by length and checksum alone. */
final class LayoutDigest {
    private final MessageDigest digest = newDigest();
    private final CRC32C checksum = new CRC32C();
    private boolean apart;
    private long length;

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    void update(byte[] octets, int from, int length) {
        if (apart) {
            checksum.update(octets, from, length);
            this.length += length;
        } else {
            digest.update(octets, from, length);
        }
    }

    void beginApart() {
        apart = true;
        length = 0;
        checksum.reset();
    }

    void endApart() {
        apart = false;
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(length)
                .putLong(checksum.getValue())
                .flip());
    }

    /** Lower-case hexadecimal; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
