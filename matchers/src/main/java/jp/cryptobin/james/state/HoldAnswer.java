package jp.cryptobin.james.state;

/**
 * An answer that waits for the mail that it is about, which another server holds or which is on its way.
 *
 * @param stop whether it is to be stopped; otherwise it is to go at once
 */
public record HoldAnswer(boolean stop) {}
