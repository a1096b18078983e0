package jp.cryptobin.james.inspection.html;

import java.util.concurrent.Semaphore;

/**
 * A share of the memory that all pages together may take, of whatever thread. A page takes a multiple of its size while
 * it is looked at; a server has many spooler threads, and a hostile sender many pages. Whoever finds no room waits, in
 * the order of arrival. A thread must hold one share at most.
 */
public final class HtmlMemory implements AutoCloseable {
    private static final int UNIT_OCTETS = 1024;

    /** The rest of the heap is James's: in a heap of 512 MiB, pages may take 128. */
    private static final int PART_OF_HEAP = 4;

    private static final int UNITS =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / UNIT_OCTETS);

    /** Of the process, as the memory is. */
    private static final Semaphore FREE = new Semaphore(UNITS, true);

    private final int units;

    private HtmlMemory(int units) {
        this.units = units;
    }

    /**
     * Waits until there is room. More than all there is counts as all.
     *
     * @param octets of memory; with 0 it does not wait
     */
    public static HtmlMemory take(long octets) {
        int units = (int) Math.min(UNITS, (octets + UNIT_OCTETS - 1) / UNIT_OCTETS);
        FREE.acquireUninterruptibly(units);
        return new HtmlMemory(units);
    }

    @Override
    public void close() {
        FREE.release(units);
    }
}
