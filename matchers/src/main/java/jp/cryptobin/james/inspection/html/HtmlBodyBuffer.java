package jp.cryptobin.james.inspection.html;

import java.io.ByteArrayOutputStream;

/** The octets of an HTML body, up to a limit, and the memory that it takes to check them. */
public final class HtmlBodyBuffer implements AutoCloseable {
    /** Pages up to this size take little, whatever number of threads holds one. */
    private static final int SMALL = 64 * 1024;

    private static final int MEDIUM = 1024 * 1024;

    /** Octets, their characters, the same in lower case and in another charset, and copies of one value. */
    private static final int TIMES = 12;

    private final int limit;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private HtmlMemory memory = HtmlMemory.take(0);
    private boolean overLimit;

    public HtmlBodyBuffer(int limit) {
        this.limit = limit;
    }

    public void add(byte[] buffer, int length) {
        int size = octets.size() + length;
        overLimit |= size > limit;
        if (overLimit) {
            return;
        }
        grow(octets.size(), size);
        octets.write(buffer, 0, length);
    }

    private void grow(int from, int to) {
        if (from <= SMALL && to > SMALL) {
            take(Math.min(MEDIUM, limit));
        } else if (from <= MEDIUM && to > MEDIUM) {
            take(limit);
        }
    }

    /** Gives back first: threads that wait for more while they hold some would wait for each other. */
    private void take(long size) {
        memory.close();
        memory = HtmlMemory.take(0);
        memory = HtmlMemory.take(size * TIMES);
    }

    public boolean overLimit() {
        return overLimit;
    }

    public byte[] octets() {
        return octets.toByteArray();
    }

    @Override
    public void close() {
        memory.close();
    }
}
