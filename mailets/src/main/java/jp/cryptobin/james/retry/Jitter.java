package jp.cryptobin.james.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Spreads the next tries of many mails that failed together, so that they do not come back together.
 *
 * @param percent of a delay by which it is made shorter or longer at most
 * @param random from -1 to 1; 0 leaves a delay as it is
 */
record Jitter(int percent, DoubleSupplier random) {

    /**
     * A delay near the one given. Shortening below {@code least} becomes lengthening by as much, so that no crowd
     * gathers there. A delay that reaches {@code most} is exactly that: it is the last one, and shortening it would only
     * put another one behind it.
     *
     * @param least never less than this, unless {@code most} is less
     * @param most never more than this
     */
    Duration spread(Duration delay, Duration least, Duration most) {
        if (delay.compareTo(most) >= 0) {
            return most;
        }
        Duration change = Duration.ofMillis(Math.round(delay.toMillis() * percent / 100.0 * random.getAsDouble()));
        Duration changed = delay.plus(change);
        Duration spread = changed.compareTo(least) < 0 ? delay.minus(change) : changed;
        return spread.compareTo(most) > 0 ? most : spread;
    }
}
