package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Base64 in lines of 76 characters (RFC 2045, 6.8). {@link #finish()} must be called at the end. */
public final class Base64Stream extends OutputStream {
    private static final int LINE = 76;
    /** What a line carries. */
    private static final int LINE_OCTETS = LINE / 4 * 3;

    private static final int LINES = 128;

    private final OutputStream out;
    private final Base64.Encoder encoder;
    private final byte[] lineEnd;
    private final byte[] pending = new byte[LINE_OCTETS * LINES];
    private int count;

    public Base64Stream(OutputStream out, String lineEnd) {
        this.encoder = Base64.getMimeEncoder(LINE, lineEnd.getBytes(US_ASCII));
        this.lineEnd = lineEnd.getBytes(US_ASCII);
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        pending[count++] = (byte) octet;
        if (count == pending.length) {
            finish();
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, pending.length - count);
            System.arraycopy(buffer, offset + done, pending, count, step);
            count += step;
            done += step;
            if (count == pending.length) {
                finish();
            }
        }
    }

    public void finish() throws IOException {
        if (count > 0) {
            byte[] full = count == pending.length ? pending : Arrays.copyOf(pending, count);
            out.write(encoder.encode(full));
            out.write(lineEnd);
            count = 0;
        }
    }
}
