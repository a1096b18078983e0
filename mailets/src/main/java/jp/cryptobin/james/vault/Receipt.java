package jp.cryptobin.james.vault;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The vault's word about a deposit.
 *
 * @param account login id of the account that the deposit was made for
 * @param files as the vault stored them, in the order of the deposit
 * @param manageUrl page on which whoever has the link can cancel; kept out of {@link #toString()} for that reason
 * @param detail what a person added to the state, such as the approver's reason; empty when nothing was
 */
public record Receipt(
        DepositId id,
        DepositState state,
        Instant depositedAt,
        Instant expiresAt,
        String account,
        List<DepositFile> files,
        URI manageUrl,
        String detail) {
    public Receipt {
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return "Receipt[id=" + id + ", state=" + state + ", depositedAt=" + depositedAt + ", expiresAt=" + expiresAt
                + ", account=" + account + ", files=" + files.size() + "]";
    }
}
