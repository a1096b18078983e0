package jp.cryptobin.james.scenarios.crash;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Pulls when a moment has come for the n-th time. Whoever sees a moment calls {@link #seen} and is held until then. */
final class Trigger {
    private Shot shot = Shot.none();

    /**
     * One shot.
     *
     * @param octets how far a transfer must be for the moments that are under way
     * @param delay from the moment to the kill
     */
    private record Shot(
            Moment moment, AtomicInteger left, int octets, Duration delay, Runnable kill, CountDownLatch fired) {
        static Shot none() {
            return new Shot(Moment.RANDOM, new AtomicInteger(), 0, Duration.ZERO, () -> {}, new CountDownLatch(0));
        }
    }

    synchronized void arm(Chance.Aim aim, Runnable kill) {
        shot = new Shot(
                aim.moment(),
                new AtomicInteger(aim.occurrence()),
                aim.octets(),
                aim.delay(),
                kill,
                new CountDownLatch(1));
    }

    synchronized void disarm() {
        shot = Shot.none();
    }

    private synchronized Shot shot() {
        return shot;
    }

    /** Whether the server was killed meanwhile, or at an earlier moment of this shot. */
    boolean hasFired() {
        Shot current = shot();
        return current.moment() != Moment.RANDOM && current.fired().getCount() == 0;
    }

    /** Whether it fired within the time. */
    boolean await(Duration time) throws InterruptedException {
        return shot().fired().await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A moment without octets. */
    void seen(Moment moment) {
        seen(moment, Integer.MAX_VALUE);
    }

    void seen(Moment moment, int octets) {
        Shot current = shot();
        if (current.moment() != moment || octets < current.octets()) {
            return;
        }
        if (current.left().decrementAndGet() != 0) {
            return;
        }
        LockSupport.parkNanos(current.delay().toNanos());
        current.kill().run();
        current.fired().countDown();
    }

    /** A line of the server's log. */
    void line(String line) {
        Moment awaited = shot().moment();
        if (awaited.isIn(line)) {
            seen(awaited);
        }
    }
}
