package jp.cryptobin.james.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.http.Timeouts;

/** The keys {@code tenants} and {@code tenant.NAME.*}. */
final class TenantKeys {
    private static final String NAME = "[a-z0-9-]+";
    private static final String NAMES = "names of a-z, 0-9 and '-', separated by commas, each once";
    private static final String DOMAINS = "domains such as sales.example.com, separated by commas, each once";

    private final SettingsFile settings;
    private final VaultKeys vaults;
    /** Which key has a domain already. */
    private final Map<String, String> taken = new HashMap<>();

    TenantKeys(SettingsFile settings, VaultKeys vaults) {
        this.settings = settings;
        this.vaults = vaults;
    }

    /**
     * Reads all tenants.
     *
     * @param timeouts of a tenant that sets none
     * @param callLimits of the vault of a tenant that sets none
     * @return those that are right; what is wrong with others the file has noted
     */
    List<Tenant> read(Timeouts timeouts, CallLimits callLimits) {
        String names = settings.text("tenants").orElse("");
        List<Tenant> tenants = new ArrayList<>();
        for (String name :
                settings.parsed("tenants", names, NAMES, TenantKeys::names).orElse(Set.of())) {
            String prefix = "tenant." + name + ".";
            Set<String> domains = domains(prefix + "domains");
            vaults.read(prefix + "vault.", timeouts, callLimits)
                    .ifPresent(vault -> tenants.add(new Tenant(name, domains, vault)));
        }
        return List.copyOf(tenants);
    }

    private static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            if (!name.strip().matches(NAME) || !names.add(name.strip())) {
                throw new IllegalArgumentException(name);
            }
        }
        return names;
    }

    private Set<String> domains(String key) {
        Set<String> domains = new LinkedHashSet<>();
        String[] names =
                settings.required(key, DOMAINS).map(list -> list.split(",", -1)).orElse(new String[0]);
        for (String text : names) {
            settings.parsed(key, text.strip(), DOMAINS, SenderDomain::parse).ifPresent(domain -> {
                String other = taken.putIfAbsent(domain, key);
                if (other != null) {
                    settings.problem(key + " names " + domain + (other.equals(key) ? " twice" : " like " + other)
                            + "; a sender has one vault");
                }
                domains.add(domain);
            });
        }
        return domains;
    }
}
