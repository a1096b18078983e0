package jp.cryptobin.james.mailets;

import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.Receipt;

/**
 * What is kept of a deposit on the mail it was made for. The password is not: it follows from the key.
 *
 * @param key that the deposit was made with
 * @param id at the vault
 * @param state at the time of the deposit
 * @param depositedAt milliseconds since the epoch, by the vault's clock
 */
record DepositNote(String key, String id, String state, long depositedAt) {
    static DepositNote of(IdempotencyKey key, Receipt receipt) {
        return new DepositNote(
                key.value(),
                receipt.id().value(),
                receipt.state().name(),
                receipt.depositedAt().toEpochMilli());
    }
}
