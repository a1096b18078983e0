package jp.cryptobin.james.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.vault.CallLimits;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of keys in docs/mailets.md and the cryptobin.properties that ships, against the code. */
class KeyTableTest {
    private static final String HEADING = "## conf/cryptobin.properties";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]+) \\| .* \\|$");
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");
    private static final Path SHIPPED = Path.of("../james-conf/src/main/conf/cryptobin.properties");

    @TempDir
    private Path directory;

    /** Keys, or patterns of keys, with their defaults. */
    private static Map<String, String> table() throws IOException {
        String document = Files.readString(Path.of("../docs/mailets.md"));
        Map<String, String> defaults = new LinkedHashMap<>();
        ROW.matcher(document.substring(document.indexOf(HEADING)))
                .results()
                .forEach(row -> keys(row.group(1)).forEach(key -> defaults.put(key, row.group(2))));
        return defaults;
    }

    /** Those that begin with a dot go on where the first one of the row has its last one but one. */
    private static List<String> keys(String cell) {
        List<String> keys = new ArrayList<>();
        String begin = "";
        for (MatchResult key : KEY.matcher(cell).results().toList()) {
            String name = key.group(1);
            keys.add(name.startsWith(".") ? begin + name : name);
            begin = begin.isEmpty() ? name.replaceFirst("(\\.timeout\\.\\*|\\.[a-z]+)$", "") : begin;
        }
        return keys;
    }

    private static Predicate<String> pattern(String key) {
        return Pattern.compile(key.replace("NAME", "name").replace(".", "\\.").replace("*", "[a-z]+"))
                .asMatchPredicate();
    }

    /** What the code asks a file for that has one tenant. */
    private List<String> known() throws IOException {
        SettingsException wrong = catchThrowableOfType(
                SettingsException.class, () -> read(Map.of("tenants", "name", "no.such.key", "1")));
        Matcher known =
                Pattern.compile("unknown no\\.such\\.key; known are (.*)").matcher(wrong.getMessage());
        assertThat(known.find()).as(wrong.getMessage()).isTrue();
        return List.of(known.group(1).strip().split(", "));
    }

    private GatewaySettings read(Map<String, String> settings) throws IOException {
        Path file = directory.resolve("cryptobin.properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        return GatewaySettings.read(file, directory, none -> null);
    }

    private static Map<String, String> required() {
        return new LinkedHashMap<>(Map.of(
                "vault.url", "https://vault.example.com/",
                "vault.login", "login",
                "vault.password", "password",
                "postmaster", "postmaster@example.com"));
    }

    @Test
    void everyKeyIsListedAndNoOther() throws IOException {
        List<Predicate<String>> listed =
                table().keySet().stream().map(KeyTableTest::pattern).toList();
        List<String> known = known();

        assertThat(known)
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(listed).anyMatch(row -> row.test(key)));
        assertThat(table().keySet()).allSatisfy(key -> assertThat(known).anyMatch(pattern(key)));
    }

    @Test
    void defaultsAreThoseOfTheTable() throws IOException {
        GatewaySettings read = read(required());
        Map<String, String> defaults = table();

        assertThat(defaults).containsAllEntriesOf(timing(read.vault()));
        assertThat(defaults)
                .containsEntry("notice.time.zone", read.zone().getId())
                .containsEntry(
                        "tenants",
                        read.tenants().isEmpty() ? "none" : read.tenants().toString())
                .containsEntry("tenant.NAME.vault.timeout.*", "those of `vault.*`");
        assertThat(defaults.get("vault.secret")).startsWith("made at the first start, in `conf/cryptobin.secret`");
    }

    private static Map<String, String> timing(VaultSettings vault) {
        Timeouts timeouts = vault.timeouts();
        CallLimits limits = vault.callLimits();
        return Map.of(
                "vault.timeout.connect", seconds(timeouts.connect()),
                "vault.timeout.read", seconds(timeouts.read()),
                "vault.timeout.write", seconds(timeouts.write()),
                "vault.timeout.call", seconds(timeouts.call()),
                "vault.calls", String.valueOf(limits.calls()),
                "vault.down.silences", String.valueOf(limits.silences()),
                "vault.down.pause", seconds(limits.pause()));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    @Test
    void whatIsRequiredIsMissedAndNothingElse() throws IOException {
        List<String> rows = table().entrySet().stream()
                .filter(row -> row.getValue().equals("required"))
                .map(Map.Entry::getKey)
                .filter(key -> !key.startsWith("tenant."))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(required().keySet().stream(), Stream.of("vault.password.file"))
                                .toList());
        for (String key : required().keySet()) {
            Map<String, String> without = required();
            without.remove(key);
            assertThat(catchThrowableOfType(SettingsException.class, () -> read(without)))
                    .as(key)
                    .hasMessageContaining(key);
        }
    }

    @Test
    void theShippedFileSetsTheDefaultsAndNamesOnlyKeysThatThereAre() throws IOException {
        GatewaySettings shipped = GatewaySettings.read(SHIPPED, directory, KeyTableTest::sample);
        GatewaySettings defaults = read(required());

        assertThat(timing(shipped.vault())).isEqualTo(timing(defaults.vault()));
        assertThat(shipped.zone()).isEqualTo(defaults.zone());
        assertThat(shipped.tenants()).isEmpty();
        List<Predicate<String>> listed =
                table().keySet().stream().map(KeyTableTest::pattern).toList();
        List<String> named = Pattern.compile("(?m)^#?([a-z.]+)=")
                .matcher(Files.readString(SHIPPED))
                .results()
                .map(key -> key.group(1).replaceFirst("^tenant\\.(sales|plant)\\.", "tenant.name."))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(listed).anyMatch(row -> row.test(key)));
    }

    private static String sample(String variable) {
        return switch (variable) {
            case "CRYPTOBIN_URL" -> "https://vault.example.com/";
            case "GATEWAY_POSTMASTER" -> "postmaster@example.com";
            default -> "anything";
        };
    }
}
