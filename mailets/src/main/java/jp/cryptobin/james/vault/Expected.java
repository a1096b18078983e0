package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Those who were called back and are on their way; who does not come within seconds is not waited for any longer. Several
 * servers may share the queue: one whom another server called may come here, and in return one whom this server calls goes
 * there.
 */
final class Expected {
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final Deque<Long> called = new ArrayDeque<>();
    /** Only while nobody is called. */
    private final Deque<Long> strangers = new ArrayDeque<>();

    Expected(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(int number) {
        forgetTheLate();
        for (int i = 0; i < number; i++) {
            if (strangers.pollFirst() == null) {
                called.addLast(nanos.getAsLong());
            }
        }
    }

    /** Whether it was one whom this server called, as far as that can be known. */
    boolean arrived() {
        forgetTheLate();
        if (called.pollFirst() != null) {
            return true;
        }
        strangers.addLast(nanos.getAsLong());
        return false;
    }

    /** Below zero if others called more who came here than this server called. */
    int number() {
        forgetTheLate();
        return called.size() - strangers.size();
    }

    private void forgetTheLate() {
        forgetTheLate(called);
        forgetTheLate(strangers);
    }

    private void forgetTheLate(Deque<Long> times) {
        while (!times.isEmpty() && nanos.getAsLong() - times.getFirst() > PATIENCE) {
            times.removeFirst();
        }
    }
}
