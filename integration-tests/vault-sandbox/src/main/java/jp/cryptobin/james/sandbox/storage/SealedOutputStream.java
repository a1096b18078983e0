package jp.cryptobin.james.sandbox.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;

/**
 * Writes a sealed file. Only {@link #finish()} makes it whole; a stream that is closed before leaves a file that
 * cannot be opened, so a failure half-way is never taken for the end of the content.
 */
public final class SealedOutputStream extends OutputStream {
    private final FileChannel channel;
    private final ChunkCipher cipher;
    private final byte[] plain = new byte[ChunkCipher.CHUNK];
    private final byte[] sealed = new byte[ChunkCipher.CHUNK + ChunkCipher.TAG];
    private int filled;
    private boolean finished;

    SealedOutputStream(FileChannel channel, byte[] header, ChunkCipher cipher) throws IOException {
        this.channel = channel;
        this.cipher = cipher;
        writeFully(ByteBuffer.wrap(header));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == plain.length) {
                // Only now is it known that this chunk is not the last.
                flushChunk(false);
            }
            int taken = Math.min(left, plain.length - filled);
            System.arraycopy(bytes, from, plain, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    /** Seals the last chunk and waits until the file is on disk. */
    public void finish() throws IOException {
        if (!finished) {
            flushChunk(true);
            finished = true;
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flushChunk(boolean last) throws IOException {
        try {
            int length = cipher.seal(plain, filled, last, sealed);
            writeFully(ByteBuffer.wrap(sealed, 0, length));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt", e);
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
