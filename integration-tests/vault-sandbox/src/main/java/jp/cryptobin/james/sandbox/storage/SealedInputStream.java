package jp.cryptobin.james.sandbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import java.util.Objects;

/** Reads a sealed file. Every octet it returns was authenticated; a file that was tampered with or cut fails. */
final class SealedInputStream extends InputStream {
    private final PushbackInputStream in;
    private final ChunkCipher cipher;
    private final byte[] sealed = new byte[ChunkCipher.CHUNK + ChunkCipher.TAG];
    private final byte[] plain = new byte[ChunkCipher.CHUNK];
    private int position;
    private int limit;
    private boolean lastSeen;

    SealedInputStream(InputStream in, ChunkCipher cipher) {
        this.in = new PushbackInputStream(in, 1);
        this.cipher = cipher;
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, limit - position);
        System.arraycopy(plain, position, bytes, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        while (position == limit) {
            if (lastSeen) {
                return false;
            }
            int length = in.readNBytes(sealed, 0, sealed.length);
            lastSeen = atEnd();
            try {
                limit = cipher.open(sealed, length, lastSeen, plain);
                position = 0;
            } catch (GeneralSecurityException e) {
                throw new IOException("A stored file was changed or cut off", e);
            }
        }
        return true;
    }

    private boolean atEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }
}
