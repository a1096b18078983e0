package jp.cryptobin.james.state;

import java.util.List;

/**
 * What is kept of a deposit on the mail it was made for. The password is not: it follows from the key.
 *
 * @param key that the deposit was made with
 * @param id at the vault
 * @param state at the time of the deposit
 * @param depositedAt milliseconds since the epoch, by the vault's clock
 * @param recipients all that it was made for, while the mail may go on to each by itself
 */
public record DepositNote(String key, String id, String state, long depositedAt, List<String> recipients) {
    public DepositNote {
        recipients = List.copyOf(recipients);
    }
}
