package jp.cryptobin.james.followup;

import java.time.Duration;
import jp.cryptobin.james.backoff.Backoff;

/**
 * How often and how long the vault is asked. People decide in minutes or in days, so the intervals grow.
 *
 * @param firstInterval between the first question and the second; doubled with each one after it
 * @param longestInterval at most
 * @param horizon after the first question, when it is time to stop
 */
public record Pace(Duration firstInterval, Duration longestInterval, Duration horizon) {
    /** After that many questions, at least one. */
    public Duration interval(int asked) {
        return new Backoff(firstInterval, longestInterval).after(asked);
    }
}
