package jp.cryptobin.james.state;

/**
 * A mail that waits because of temporary trouble.
 *
 * @param firstFailure milliseconds since the epoch
 * @param attempts how often the upload was tried
 * @param reason code of the last trouble
 */
public record Deferral(long firstFailure, int attempts, String reason) {}
