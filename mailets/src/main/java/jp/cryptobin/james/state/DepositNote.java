package jp.cryptobin.james.state;

import java.util.List;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.Receipt;

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

    public static DepositNote of(Deposit deposit, Receipt receipt) {
        return new DepositNote(
                deposit.key().value(),
                receipt.id().value(),
                receipt.state().name(),
                receipt.depositedAt().toEpochMilli(),
                deposit.recipients());
    }
}
