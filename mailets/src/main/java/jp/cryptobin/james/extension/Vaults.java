package jp.cryptobin.james.extension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.RestrainedCryptoBin;
import jp.cryptobin.james.vault.Restraint;
import jp.cryptobin.james.vault.http.VaultSettings;

/** The connections to vaults: one for each tenant, and one for everybody else. They share nothing. */
final class Vaults {
    private final CryptoBin standard;
    private final Map<String, CryptoBin> ofDomains = new HashMap<>();

    /**
     * @param restraint of {@code standard}
     * @param connect makes a connection
     */
    Vaults(CryptoBin standard, Restraint restraint, List<Tenant> tenants, Function<VaultSettings, CryptoBin> connect) {
        this.standard = new RestrainedCryptoBin(standard, restraint);
        for (Tenant tenant : tenants) {
            CryptoBin own = new RestrainedCryptoBin(
                    connect.apply(tenant.vault()), tenant.vault().restraint());
            tenant.domains().forEach(domain -> ofDomains.put(domain, own));
        }
    }

    CryptoBin standard() {
        return standard;
    }

    CryptoBin of(String sender) {
        return ofDomains.getOrDefault(SenderDomain.of(sender), standard);
    }
}
