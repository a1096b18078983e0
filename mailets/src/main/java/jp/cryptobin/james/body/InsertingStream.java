package jp.cryptobin.james.body;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes octets through and writes others of its own after the first ones. */
final class InsertingStream extends FilterOutputStream {
    private final byte[] inserted;
    private long before;

    /** @param before after how many octets; the stream must get at least as many */
    InsertingStream(OutputStream out, long before, byte[] inserted) throws IOException {
        super(out);
        this.before = before;
        this.inserted = inserted;
        if (before == 0) {
            out.write(inserted);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        int head = (int) Math.min(before, length);
        if (head > 0) {
            out.write(buffer, offset, head);
            before -= head;
            if (before == 0) {
                out.write(inserted);
            }
        }
        out.write(buffer, offset + head, length - head);
    }
}
