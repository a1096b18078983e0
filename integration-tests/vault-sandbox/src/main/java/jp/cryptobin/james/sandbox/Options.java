package jp.cryptobin.james.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.http.Tls;
import jp.cryptobin.james.sandbox.person.FirstAccount;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.storage.MasterKey;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a process: {@code --name=value}, else the system property {@code sandbox.name}. */
final class Options {
    private static final String PROPERTY = "sandbox.";
    private static final List<String> NAMES = List.of(
            "host",
            "port",
            "admin-port",
            "directory",
            "key-file",
            "base-url",
            "login-id",
            "password",
            "password-file",
            "smtp-host",
            "smtp-port",
            "notice-from",
            "tls-keystore",
            "tls-password",
            "max-tries",
            "kept-days",
            "hash-iterations",
            "notice-retry-millis",
            "zone",
            "admin-login",
            "admin-address",
            "admin-password",
            "demo-accounts",
            "demo-domain",
            "demo-password");

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads arguments and properties.
     *
     * @throws IllegalArgumentException names what is not understood and what is
     */
    static Options of(List<String> arguments, Properties properties) {
        Map<String, String> values = new TreeMap<>();
        for (String property : properties.stringPropertyNames()) {
            if (property.startsWith(PROPERTY)) {
                put(values, property.substring(PROPERTY.length()), properties.getProperty(property));
            }
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException(
                        "Expected --name=value, not " + argument.replaceAll("=.*", "=…") + "; names: " + NAMES);
            }
            put(values, argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new Options(values);
    }

    /** The settings; makes a password where none is given, in a file that only its owner can read. */
    SandboxSettings settings(SecureRandom random) throws IOException {
        Path directory = Path.of(text("directory", "vault-sandbox-data"));
        String loginId = text("login-id", "mail-integration");
        return new SandboxSettings(
                text("host", "127.0.0.1"),
                number("port", 0, 0, 65535),
                number("admin-port", SandboxSettings.NO_ADMIN, SandboxSettings.NO_ADMIN, 65535),
                directory,
                Path.of(text("key-file", directory.resolve("key").toString())),
                baseUrl(),
                new SandboxSettings.Login(loginId, password(passwordFile(directory), random)),
                smtp(),
                tls(),
                Section.open(loginId),
                new SandboxSettings.Rules(
                        number("max-tries", SandboxSettings.Rules.DEFAULT.maxTries(), 1, 1_000_000),
                        number("hash-iterations", PasswordHash.DEFAULT_ITERATIONS, 1, 100_000_000),
                        number("kept-days", SandboxSettings.Rules.DEFAULT.keptDays(), 0, 36_500),
                        ZoneId.of(text("zone", "Asia/Tokyo")),
                        Duration.ofMillis(number("notice-retry-millis", 2000, 1, Integer.MAX_VALUE))),
                new AccountOptions(values).accounts(random));
    }

    /** Whether this is a password that the person who starts the vault does not know yet. */
    boolean isNews(FirstAccount account) {
        return account.trial() ? !values.containsKey("demo-password") : !values.containsKey("admin-password");
    }

    /** Where the password stands when it is not given itself. */
    Path passwordFile(Path directory) {
        return Path.of(text("password-file", directory.resolve("password").toString()));
    }

    boolean hasPassword() {
        return values.containsKey("password");
    }

    private String password(Path file, SecureRandom random) throws IOException {
        String given = values.get("password");
        if (given != null) {
            return given;
        }
        if (Files.notExists(file)) {
            byte[] fresh = new byte[16];
            random.nextBytes(fresh);
            MasterKey.writeOwnerOnly(file, HexFormat.of().formatHex(fresh));
        }
        return Files.readString(file).strip();
    }

    private SandboxSettings.@Nullable Smtp smtp() {
        String host = values.get("smtp-host");
        return host == null
                ? null
                : new SandboxSettings.Smtp(
                        host, number("smtp-port", 25, 1, 65535), text("notice-from", "no-reply@vault.example.com"));
    }

    private @Nullable Tls tls() {
        String keystore = values.get("tls-keystore");
        return keystore == null ? null : new Tls(Path.of(keystore), text("tls-password", ""));
    }

    private @Nullable URI baseUrl() {
        String url = values.get("base-url");
        if (url == null) {
            return null;
        }
        URI parsed = URI.create(url.replaceAll("/+$", ""));
        if (parsed.getHost() == null || !String.valueOf(parsed.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("base-url must be http://host or https://host, not " + url);
        }
        return parsed;
    }

    private String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    private int number(String name, int otherwise, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most + ", not " + text);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("Unknown option " + name + "; known are " + NAMES);
        }
        values.put(name, value);
    }
}
