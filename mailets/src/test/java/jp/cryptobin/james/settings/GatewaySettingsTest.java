package jp.cryptobin.james.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.cryptobin.james.vault.http.Timeouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {
    private static final String SECRET = Base64.getEncoder()
            .encodeToString("forty octets of nothing but a test secret".getBytes(StandardCharsets.UTF_8));
    private static final String PASSWORD = "hunter2-of-the-vault";

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void aSettingsFileThatIsRight() {
        settings.put("vault.url", "https://vault.example.com/");
        settings.put("vault.login", "section-default");
        settings.put("vault.password", PASSWORD);
        settings.put("vault.secret", SECRET);
        settings.put("postmaster", "postmaster@example.com");
    }

    private GatewaySettings read() throws IOException {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Path file = Files.writeString(directory.resolve("cryptobin.properties"), text);
        return GatewaySettings.read(file, directory, environment::get);
    }

    @Test
    void readsWhatIsThereAndHasDefaultsForTheRest() throws IOException {
        GatewaySettings read = read();

        assertThat(read.vault().address()).hasToString("https://vault.example.com/");
        assertThat(read.vault().login().id()).isEqualTo("section-default");
        assertThat(read.vault().login().password()).isEqualTo(PASSWORD);
        assertThat(read.vault().timeouts()).isEqualTo(Timeouts.DEFAULT);
        assertThat(read.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(read.postmaster()).isEqualTo("postmaster@example.com");
        assertThat(read.toString()).doesNotContain(PASSWORD, SECRET);
    }

    @Test
    void readsEverySettingThatThereIs() throws IOException {
        settings.put("notice.time.zone", "Europe/Paris");
        settings.put("vault.timeout.connect", "1");
        settings.put("vault.timeout.read", "2");
        settings.put("vault.timeout.write", "3");
        settings.put("vault.timeout.call", "86400");

        assertThat(read().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(read().vault().timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "(absent)", textBlock = """
            vault.url             | (absent)                     | vault.url is missing; set it to the address of the vault
            vault.url             | ftp://vault.example.com/     | vault.url=ftp://vault.example.com/ is not accepted
            vault.url             | http://vault.example.com/    | set it to the address of the vault, such as https://vault.example.com/
            vault.url             | vault.example.com            | vault.url=vault.example.com is not accepted
            vault.url             | https://vault example.com/   | vault.url=https://vault example.com/ is not accepted
            vault.url             | https://a:pw9@vault.example/ | vault.url=https://***@vault.example/ is not accepted
            vault.login           | (absent)                     | vault.login is missing; set it to the login id
            vault.login           | a:b                          | vault.login=a:b is not accepted; set it to a login id without ':'
            vault.password        | (absent)                     | set either vault.password or vault.password.file
            vault.password.file   | password.txt                 | set either vault.password or vault.password.file, not both
            vault.secret          | c2hvcnQ=                     | vault.secret: The gateway's secret has 5 octets
            vault.secret          | not/base64!                  | vault.secret: The gateway's secret is not Base64
            vault.timeout.connect | 0                            | vault.timeout.connect=0 is not accepted; set it to a whole number of seconds from 1 to 86400
            vault.timeout.read    | 86401                        | vault.timeout.read=86401 is not accepted
            vault.timeout.write   | 1.5                          | vault.timeout.write=1.5 is not accepted
            vault.timeout.call    | 10m                          | vault.timeout.call=10m is not accepted
            notice.time.zone      | Tokyo                        | notice.time.zone=Tokyo is not accepted; set it to a zone such as Asia/Tokyo
            postmaster            | (absent)                     | postmaster is missing; set it to an address
            postmaster            | nobody                       | postmaster=nobody is not accepted; set it to an address
            vault.ulr             | https://vault.example.com/   | unknown vault.ulr; known are
            vault.login           | ${env:CRYPTOBIN_LOGIN}       | vault.login takes its value from the environment variable CRYPTOBIN_LOGIN, which is not set
            """)
    void saysWhatIsWrongInWhichFileAndWhatIsAccepted(String key, String value, String message) {
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cryptobin.properties: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain(PASSWORD, SECRET, "pw9", "not/base64!", "c2hvcnQ=");
    }

    @Test
    void takesSecretsFromTheEnvironment() throws IOException {
        settings.put("vault.password", "${env:CRYPTOBIN_PASSWORD}");
        settings.put("vault.secret", "${env:CRYPTOBIN_SECRET}");
        settings.put("vault.url", "https://${env:VAULT_HOST}/${env:VAULT_PATH}/");
        environment.putAll(Map.of(
                "CRYPTOBIN_PASSWORD", "$1\\ of $the environment",
                "CRYPTOBIN_SECRET", SECRET,
                "VAULT_HOST", "vault.example.net",
                "VAULT_PATH", "api"));

        assertThat(read().vault().login().password()).isEqualTo("$1\\ of $the environment");
        assertThat(read().vault().address()).hasToString("https://vault.example.net/api/");
    }

    @Test
    void takesSecretsFromFilesBesideTheSettings() throws IOException {
        settings.remove("vault.password");
        settings.put("vault.password.file", "password.txt");
        settings.remove("vault.secret");
        settings.put("vault.secret.file", directory.resolve("secret.txt").toString());
        Files.writeString(directory.resolve("password.txt"), PASSWORD + "\n");
        Files.writeString(directory.resolve("secret.txt"), SECRET + "\n");

        assertThat(read().vault().login().password()).isEqualTo(PASSWORD);
    }

    @Test
    void saysWhichFileOfASecretIsMissingOrEmpty() throws IOException {
        settings.remove("vault.password");
        settings.put("vault.password.file", "password.txt");

        assertThatThrownBy(this::read)
                .hasMessageContaining("vault.password.file=")
                .hasMessageContaining("cannot be read");
        Files.writeString(directory.resolve("password.txt"), " \n");
        assertThatThrownBy(this::read).hasMessageContaining("password.txt is an empty file");
    }

    @Test
    void neverRepeatsAPasswordThatCannotBeUsed() {
        settings.put("vault.password", "hunter2\\u0007");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("vault.login=section-default is not accepted")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void saysThatTheFileIsMissingOrNotText() throws IOException {
        Path absent = directory.resolve("absent.properties");
        Path binary = Files.write(directory.resolve("binary.properties"), new byte[] {'a', '=', (byte) 0xff});

        assertThatThrownBy(() -> GatewaySettings.read(absent, directory, environment::get))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("absent.properties cannot be read as key=value lines in UTF-8");
        assertThatThrownBy(() -> GatewaySettings.read(binary, directory, environment::get))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("binary.properties cannot be read");
    }
}
