package jp.cryptobin.james.extension;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import jp.cryptobin.james.policy.AddressSyntax;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all mailets share: {@code conf/cryptobin.properties}.
 *
 * @param vault where the files go, and as whom
 * @param secret what file passwords and idempotency keys are derived from
 * @param zone of the times in notices; Asia/Tokyo by default
 * @param postmaster told what only an administrator can repair
 */
public record GatewaySettings(VaultSettings vault, GatewaySecret secret, ZoneId zone, String postmaster) {
    private static final String DEFAULT_ZONE = "Asia/Tokyo";

    /**
     * Reads and checks the settings.
     *
     * @param directory what relative paths in the file are relative to
     * @param environment looks up a variable; null where it is not set
     * @throws SettingsException for the first thing that is wrong
     */
    public static GatewaySettings read(Path file, Path directory, Function<String, @Nullable String> environment) {
        SettingsFile settings = SettingsFile.read(file, environment);
        VaultSettings vault = vault(settings, directory);
        String secret = settings.secret("vault.secret", directory::resolve);
        String zone = settings.text("notice.time.zone").orElse(DEFAULT_ZONE);
        String postmaster = settings.required("postmaster", "an address");
        settings.refuseUnknownKeys();
        return new GatewaySettings(
                vault,
                secret(file, secret),
                settings.parsed("notice.time.zone", zone, "a zone such as Asia/Tokyo", ZoneId::of),
                settings.parsed("postmaster", postmaster, "an address", GatewaySettings::address));
    }

    private static VaultSettings vault(SettingsFile settings, Path directory) {
        String accepted = "the address of the vault, such as https://vault.example.com/";
        String url = settings.required("vault.url", accepted);
        String login = settings.required("vault.login", "the login id of the section's default user");
        String password = settings.secret("vault.password", directory::resolve);
        Timeouts defaults = Timeouts.DEFAULT;
        Timeouts timeouts = new Timeouts(
                settings.seconds("vault.timeout.connect", defaults.connect()),
                settings.seconds("vault.timeout.read", defaults.read()),
                settings.seconds("vault.timeout.write", defaults.write()),
                settings.seconds("vault.timeout.call", defaults.call()));
        VaultLogin credentials = settings.parsed(
                "vault.login",
                login,
                "a login id without ':' or control codes, with a password without any",
                id -> new VaultLogin(id, password));
        return settings.parsed(
                "vault.url",
                url,
                accepted,
                text -> new VaultSettings(URI.create(text), credentials, timeouts, List.of()));
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
