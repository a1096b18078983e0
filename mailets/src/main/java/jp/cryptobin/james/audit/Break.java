package jp.cryptobin.james.audit;

/** A line that does not follow from the one before it. */
public record Break(Position at, String what) {}
