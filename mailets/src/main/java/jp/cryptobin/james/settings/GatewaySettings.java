package jp.cryptobin.james.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.cryptobin.james.policy.AddressSyntax;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.GatewaySecret;
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
    private static final String SECRET = "vault.secret";
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
     * @throws SettingsException with all that is wrong
     */
    public static GatewaySettings read(Path file, Path directory, Function<String, @Nullable String> environment) {
        return read(file, directory, environment, SecretFile.LEFT_TO_THE_SERVER);
    }

    /** @param unset where the secret comes from that the file does not set */
    public static GatewaySettings read(
            Path file, Path directory, Function<String, @Nullable String> environment, SecretFile unset) {
        SettingsFile settings = SettingsFile.read(file, environment);
        VaultKeys vaults = new VaultKeys(settings, directory);
        Optional<VaultSettings> vault = vaults.read("vault.", Timeouts.DEFAULT, CallLimits.DEFAULT);
        List<Tenant> tenants = new TenantKeys(settings, vaults)
                .read(
                        vault.map(VaultSettings::timeouts).orElse(Timeouts.DEFAULT),
                        vault.map(VaultSettings::callLimits).orElse(CallLimits.DEFAULT));
        Optional<GatewaySecret> secret = settings.isSet(SECRET) || settings.isSet(SECRET + ".file")
                ? settings.secret(SECRET, directory::resolve).flatMap(text -> secret(settings, text))
                : ownSecret(settings, file.resolveSibling("cryptobin.secret"), unset);
        Optional<ZoneId> zone = settings.parsed(
                "notice.time.zone",
                settings.text("notice.time.zone").orElse(DEFAULT_ZONE),
                "a zone such as Asia/Tokyo",
                ZoneId::of);
        Optional<String> postmaster = settings.required("postmaster", "an address")
                .flatMap(text -> settings.parsed("postmaster", text, "an address", GatewaySettings::address));
        settings.refuseWrong();
        return new GatewaySettings(
                vault.orElseThrow(), secret.orElseThrow(), zone.orElseThrow(), postmaster.orElseThrow(), tenants);
    }

    private static Optional<GatewaySecret> ownSecret(SettingsFile settings, Path file, SecretFile unset) {
        try {
            return Optional.of(unset.secret(file));
        } catch (SettingsException impossible) {
            settings.problem(String.valueOf(impossible.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<GatewaySecret> secret(SettingsFile settings, String text) {
        try {
            return Optional.of(GatewaySecret.parse(text));
        } catch (IllegalArgumentException wrong) {
            settings.problem("vault.secret: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static String address(String text) {
        if (!AddressSyntax.STANDARD.isMailbox(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
