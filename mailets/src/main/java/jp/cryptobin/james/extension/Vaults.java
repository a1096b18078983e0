package jp.cryptobin.james.extension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.http.VaultSettings;

/** The connections to vaults: one for each tenant, and one for everybody else. They share nothing. */
final class Vaults {
    private final CryptoBin standard;
    private final Map<String, CryptoBin> ofDomains = new HashMap<>();

    /** @param connect makes a connection */
    Vaults(CryptoBin standard, List<Tenant> tenants, Function<VaultSettings, CryptoBin> connect) {
        this.standard = standard;
        for (Tenant tenant : tenants) {
            CryptoBin own = connect.apply(tenant.vault());
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
