package jp.cryptobin.james.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;

/** The keys of one connection to a vault, all with the same beginning. */
final class VaultKeys {
    private static final String ADDRESS = "the address of the vault, such as https://vault.example.com/";

    private final SettingsFile settings;
    private final Path directory;

    /** @param directory what relative paths in the file are relative to */
    VaultKeys(SettingsFile settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /**
     * Reads a connection.
     *
     * @param prefix of the keys, such as {@code vault.}
     * @param defaults where no timeout is set
     * @param callLimits where none is set
     * @return what was read; empty, or with another login, where something is wrong, which the file has noted
     */
    Optional<VaultSettings> read(String prefix, Timeouts defaults, CallLimits callLimits) {
        Optional<String> url = settings.required(prefix + "url", ADDRESS);
        Optional<String> login = settings.required(prefix + "login", "the login id of the section's default user");
        Optional<String> password = settings.secret(prefix + "password", directory::resolve);
        Timeouts timeouts = new Timeouts(
                settings.seconds(prefix + "timeout.connect", defaults.connect()),
                settings.seconds(prefix + "timeout.read", defaults.read()),
                settings.seconds(prefix + "timeout.write", defaults.write()),
                settings.seconds(prefix + "timeout.call", defaults.call()));
        CallLimits own = new CallLimits(
                settings.number(prefix + "calls", callLimits.calls(), 1, 1_000),
                settings.number(prefix + "down.silences", callLimits.silences(), 1, 1_000),
                settings.seconds(prefix + "down.pause", callLimits.pause()));
        // The address is judged even where the login is not there, with one that passes.
        VaultLogin credentials = login.flatMap(id -> settings.parsed(
                        prefix + "login",
                        id,
                        "a login id without ':' or control codes, with a password without any",
                        text -> new VaultLogin(text, password.orElse("-"))))
                .orElse(new VaultLogin("-", "-"));
        return url.flatMap(address -> settings.parsed(
                prefix + "url",
                address,
                ADDRESS,
                text -> new VaultSettings(URI.create(text), credentials, timeouts, List.of(), own)));
    }
}
