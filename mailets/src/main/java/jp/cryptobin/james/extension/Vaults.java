package jp.cryptobin.james.extension;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.cryptobin.james.settings.SenderDomain;
import jp.cryptobin.james.settings.Tenant;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.LimitedCryptoBin;
import jp.cryptobin.james.vault.Turns;
import jp.cryptobin.james.vault.http.VaultSettings;

/** The connections to vaults: one for each tenant, and one for everybody else. They share the threads of the server and nothing else. */
final class Vaults {
    private final LimitedCryptoBin standard;
    private final Map<String, LimitedCryptoBin> ofDomains = new HashMap<>();
    private final Map<String, LimitedCryptoBin> ofTenants = new LinkedHashMap<>();
    private final Map<String, CryptoBin> named = new LinkedHashMap<>();

    /**
     * @param callLimits of {@code standard}
     * @param connect makes a connection
     * @param turns for all of them, since they call in threads of the same server
     */
    Vaults(
            CryptoBin standard,
            CallLimits callLimits,
            List<Tenant> tenants,
            Function<VaultSettings, CryptoBin> connect,
            Turns turns) {
        this.standard = new LimitedCryptoBin(standard, callLimits, turns);
        ofTenants.put("", this.standard);
        named.put("the vault", this.standard);
        for (Tenant tenant : tenants) {
            LimitedCryptoBin own = new LimitedCryptoBin(
                    connect.apply(tenant.vault()), tenant.vault().callLimits(), turns);
            tenant.domains().forEach(domain -> ofDomains.put(domain, own));
            ofTenants.put(tenant.name(), own);
            named.put("the vault of tenant " + tenant.name(), own);
        }
    }

    /** All of them, by what people call them. */
    Map<String, CryptoBin> named() {
        return Collections.unmodifiableMap(named);
    }

    /** By the names of tenants; that of everybody else has an empty one. */
    Map<String, LimitedCryptoBin> ofTenants() {
        return Collections.unmodifiableMap(ofTenants);
    }

    LimitedCryptoBin of(String sender) {
        return ofDomains.getOrDefault(SenderDomain.of(sender), standard);
    }
}
