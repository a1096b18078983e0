package jp.cryptobin.james.audit;

/** A line that does not follow from the one before it. */
public record AuditBreak(AuditPosition at, String what) {}
