package jp.cryptobin.james.followup;

import java.time.Duration;

/**
 * How often and how long the vault is asked. People decide in minutes or in days, so the intervals grow.
 *
 * @param firstInterval between the first question and the second; doubled with each one after it
 * @param longestInterval at most
 * @param horizon after the first question, when it is time to stop
 */
public record Pace(Duration firstInterval, Duration longestInterval, Duration horizon) {
    /** The vault keeps files for about a week, approvers are away for two at times. */
    public static final Pace DEFAULT = new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(14));

    /** Doubling more often overtakes every interval that can be set. */
    private static final int MOST_DOUBLINGS = 20;

    /** After that many questions, at least one. */
    public Duration interval(int asked) {
        long grown = firstInterval.toMillis() << Math.min(asked - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(grown, longestInterval.toMillis()));
    }
}
