package jp.cryptobin.james.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A fault to come.
 *
 * @param method HTTP method of the requests that it hits
 * @param times how many requests it hits
 * @param delayMillis how long {@link FaultKind#DELAY} waits
 */
public record Fault(
        @JsonProperty(required = true) FaultKind kind,
        @JsonProperty(required = true) String method,
        @JsonProperty(required = true) int times,
        long delayMillis) {
    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1: " + times);
        }
    }

    /** A fault that hits the next request to make a deposit. */
    public static Fault nextDeposit(FaultKind kind) {
        return new Fault(kind, "POST", 1, 0);
    }
}
