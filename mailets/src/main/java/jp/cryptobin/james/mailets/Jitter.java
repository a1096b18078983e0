package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Spreads the next tries of many mails that failed together, so that they do not come back together.
 *
 * @param percent of a delay by which it is made shorter or longer at most
 * @param random from 0 to less than 1
 */
record Jitter(int percent, DoubleSupplier random) {

    /**
     * A delay near the one given. Where a bound cuts the range, the rest of it is used evenly, so that the bound itself
     * gathers no crowd. A delay that reaches {@code most} is exactly that: it is the last one, and shortening it would
     * only put another one behind it.
     *
     * @param least never less than this, unless {@code most} is less
     * @param most never more than this
     */
    Duration spread(Duration delay, Duration least, Duration most) {
        long end = most.toMillis();
        if (delay.toMillis() >= end) {
            return most;
        }
        long width = delay.toMillis() * percent / 100;
        long from = Math.max(delay.toMillis() - width, least.toMillis());
        long to = Math.min(delay.toMillis() + width, end);
        return Duration.ofMillis(from + Math.round((to - from) * random.getAsDouble()));
    }
}
