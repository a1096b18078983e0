package jp.cryptobin.james.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often logins from an address failed of late. */
final class FailedLogins {
    /**
     * Addresses that are remembered, the latest ones: some megabytes at most. Whoever has more addresses than that is
     * not stopped by counting them.
     */
    private static final int ADDRESSES = 10_000;

    private final int limit;
    private final Duration time;
    private final Clock clock;
    private final Map<String, Deque<Instant>> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    /**
     * @param limit failures after which no more are waited for
     * @param time how long each counts
     */
    FailedLogins(int limit, Duration time, Clock clock) {
        this.limit = limit;
        this.time = time;
        this.clock = clock;
    }

    /** Whether a login may be tried; if so it counts as failed until {@link #succeeded} is told. */
    synchronized boolean mayTry(String address) {
        Instant now = clock.instant();
        Deque<Instant> failures = byAddress.computeIfAbsent(address, none -> new ArrayDeque<>());
        while (!failures.isEmpty() && !failures.getFirst().plus(time).isAfter(now)) {
            failures.removeFirst();
        }
        if (failures.size() >= limit) {
            return false;
        }
        failures.addLast(now);
        return true;
    }

    /** The latest login from there did not fail. */
    synchronized void succeeded(String address) {
        Deque<Instant> failures = byAddress.get(address);
        if (failures != null) {
            failures.pollLast();
        }
    }
}
