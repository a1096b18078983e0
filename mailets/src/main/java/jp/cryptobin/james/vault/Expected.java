package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Those who were called back and are on their way; who does not come within seconds is not waited for any longer. */
final class Expected {
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private final Deque<Long> called = new ArrayDeque<>();

    Expected(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(int number) {
        for (int i = 0; i < number; i++) {
            called.addLast(nanos.getAsLong());
        }
    }

    void arrived() {
        called.pollFirst();
    }

    int number() {
        while (!called.isEmpty() && nanos.getAsLong() - called.getFirst() > PATIENCE) {
            called.removeFirst();
        }
        return called.size();
    }
}
