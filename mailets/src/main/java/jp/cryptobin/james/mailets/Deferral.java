package jp.cryptobin.james.mailets;

/**
 * A mail that waits because of temporary trouble.
 *
 * @param firstFailure milliseconds since the epoch
 * @param attempts how often the upload was tried
 * @param reason code of the last trouble
 */
record Deferral(long firstFailure, int attempts, String reason) {}
