package jp.cryptobin.james.sandbox.section;

/** An account of the section. */
public record Account(String loginId, AccountState state) {}
