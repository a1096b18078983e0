package jp.cryptobin.james.sandbox.deposit;

/** A deposit as one of its recipients reaches it. */
public record Delivery(Deposit deposit, Recipient recipient) {}
