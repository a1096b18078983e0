package jp.cryptobin.james.settings;

import java.util.Set;
import jp.cryptobin.james.vault.http.VaultSettings;

/**
 * Senders whose files go to a vault, or by a login, of their own.
 *
 * @param name as the settings call it
 * @param domains of the senders, exactly these and none below them, as {@link SenderDomain} writes them
 * @param vault where the files go, and as whom
 */
public record Tenant(String name, Set<String> domains, VaultSettings vault) {
    public Tenant {
        domains = Set.copyOf(domains);
    }
}
