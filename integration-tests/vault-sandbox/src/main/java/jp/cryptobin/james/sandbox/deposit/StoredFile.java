package jp.cryptobin.james.sandbox.deposit;

import jp.cryptobin.james.sandbox.contract.FileEntry;

/**
 * A file of a deposit.
 *
 * @param blob the random name that it has on disk
 */
public record StoredFile(FileEntry entry, String blob) {}
