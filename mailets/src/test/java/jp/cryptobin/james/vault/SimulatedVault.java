package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntFunction;

/** A vault in a time of its own, with more callers than it takes: each place that gets free is taken at once. */
final class SimulatedVault {
    /**
     * How it treats a call.
     *
     * @param took until it is over
     * @param failed whether by trouble of the vault
     */
    record Treatment(Duration took, boolean failed) {}

    private record Call(long begun, long over, boolean failed) {}

    private final PriorityQueue<Call> underWay = new PriorityQueue<>(Comparator.comparing(Call::over));
    private long now;
    final VaultPace pace;
    int done;
    int failed;

    SimulatedVault(int mostCalls) {
        pace = new VaultPace(mostCalls, () -> now);
    }

    /** @param treatment of a call, by how many are under way with it */
    void run(Duration time, IntFunction<Treatment> treatment) {
        long end = now + time.toNanos();
        done = 0;
        failed = 0;
        while (now < end) {
            while (underWay.size() < pace.limit()) {
                Treatment next = treatment.apply(underWay.size() + 1);
                underWay.add(new Call(now, now + next.took().toNanos(), next.failed()));
            }
            Call over = underWay.remove();
            now = over.over();
            pace.over(over.begun(), underWay.size() + 1, over.failed());
            if (over.failed()) {
                failed++;
            } else {
                done++;
            }
        }
    }
}
