package jp.cryptobin.james.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** A message as if some of its bodies were empty. */
final class PassingOver extends FilterInputStream {
    private final Iterator<MessageLayout.Body> bodies;
    private long position;
    private long nextBegin;
    private long nextEnd;

    /** @param bodies in the order of the message */
    PassingOver(InputStream message, List<MessageLayout.Body> bodies) {
        super(message);
        this.bodies = bodies.iterator();
        nextBody();
    }

    private void nextBody() {
        if (bodies.hasNext()) {
            MessageLayout.Body next = bodies.next();
            nextBegin = next.from();
            nextEnd = next.to();
        } else {
            nextBegin = Long.MAX_VALUE;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == nextBegin) {
            in.skipNBytes(nextEnd - nextBegin);
            position = nextEnd;
            nextBody();
        }
        int read = in.read(target, offset, (int) Math.min(length, nextBegin - position));
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long octets) throws IOException {
        byte[] passed = new byte[(int) Math.min(octets, 8192)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
