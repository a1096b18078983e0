package jp.cryptobin.james.extension;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import jp.cryptobin.james.policy.AddressSyntax;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.Restraint;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all mailets share: {@code conf/cryptobin.properties}.
 *
 * @param vault where the files go, and as whom, unless the sender is of a tenant
 * @param secret what file passwords and idempotency keys are derived from
 * @param zone of the times in notices; Asia/Tokyo by default
 * @param postmaster told what only an administrator can repair
 * @param tenants senders with a vault of their own; no two have a domain in common
 */
public record GatewaySettings(
        VaultSettings vault, GatewaySecret secret, ZoneId zone, String postmaster, List<Tenant> tenants) {
    private static final String DEFAULT_ZONE = "Asia/Tokyo";

    public GatewaySettings {
        tenants = List.copyOf(tenants);
    }

    /** One vault for all senders. */
    public GatewaySettings(VaultSettings vault, GatewaySecret secret, ZoneId zone, String postmaster) {
        this(vault, secret, zone, postmaster, List.of());
    }

    /**
     * Reads and checks the settings.
     *
     * @param directory what relative paths in the file are relative to
     * @param environment looks up a variable; null where it is not set
     * @throws SettingsException for the first thing that is wrong
     */
    public static GatewaySettings read(Path file, Path directory, Function<String, @Nullable String> environment) {
        SettingsFile settings = SettingsFile.read(file, environment);
        VaultKeys vaults = new VaultKeys(settings, directory);
        VaultSettings vault = vaults.read("vault.", Timeouts.DEFAULT, Restraint.DEFAULT);
        List<Tenant> tenants = new TenantKeys(settings, vaults).read(vault.timeouts(), vault.restraint());
        String secret = settings.secret("vault.secret", directory::resolve);
        String zone = settings.text("notice.time.zone").orElse(DEFAULT_ZONE);
        String postmaster = settings.required("postmaster", "an address");
        settings.refuseUnknownKeys();
        return new GatewaySettings(
                vault,
                secret(file, secret),
                settings.parsed("notice.time.zone", zone, "a zone such as Asia/Tokyo", ZoneId::of),
                settings.parsed("postmaster", postmaster, "an address", GatewaySettings::address),
                tenants);
    }

    private static GatewaySecret secret(Path file, String text) {
        try {
            return GatewaySecret.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(file + ": vault.secret: " + wrong.getMessage());
        }
    }

    private static String address(String text) {
        if (!AddressSyntax.STANDARD.isMailbox(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
