package jp.cryptobin.james.scenarios.mail;

/** Somebody with a mailbox on the gateway, who can log in to send and to read. */
public record Account(String address, String password) {}
