package jp.cryptobin.james.matchers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends in the read in which the first empty line came, so that it has all of a message's header and little else. */
final class HeaderOnly extends FilterInputStream {
    private static final int STEP = 2048;

    private boolean lineIsEmpty = true;
    private boolean over;

    HeaderOnly(InputStream message) {
        super(message);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        // Always the same steps, however the message comes, so that it always ends at the same octet.
        int read = in.readNBytes(target, offset, Math.min(length, STEP));
        for (int i = offset; i < offset + read && !over; i++) {
            if (target[i] == '\n') {
                over = lineIsEmpty;
                lineIsEmpty = true;
            } else if (target[i] != '\r') {
                lineIsEmpty = false;
            }
        }
        return read == 0 && length > 0 ? -1 : read;
    }
}
