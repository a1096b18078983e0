package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @TempDir
    Path directory;

    @Test
    void hasADefaultForEverything() throws Exception {
        SandboxSettings settings = settings("--directory=" + directory);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isZero();
        assertThat(settings.adminPort()).isEqualTo(SandboxSettings.NO_ADMIN);
        assertThat(settings.keyFile()).isEqualTo(directory.resolve("key"));
        assertThat(settings.baseUrl()).isNull();
        assertThat(settings.smtp()).isNull();
        assertThat(settings.tls()).isNull();
        assertThat(settings.login().id()).isEqualTo("mail-integration");
        assertThat(settings.rules())
                .isEqualTo(new SandboxSettings.Rules(10, 210_000, 6, ZoneId.of("Asia/Tokyo"), Duration.ofSeconds(2)));
    }

    @Test
    void makesAPasswordOnceAndKeepsItFromOthers() throws Exception {
        String first = settings("--directory=" + directory).login().password();
        String second = settings("--directory=" + directory).login().password();

        assertThat(first).hasSize(32).isEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesAnArgumentBeforeAProperty() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("sandbox.port", "1111");
        properties.setProperty("sandbox.password", "from-property");
        properties.setProperty("other.port", "3333");

        SandboxSettings settings = Options.of(
                        List.of("--port=2222", "--base-url=https://vault.example.com/", "--smtp-host=127.0.0.1"),
                        properties)
                .settings(new SecureRandom());

        assertThat(settings.port()).isEqualTo(2222);
        assertThat(settings.login().password()).isEqualTo("from-property");
        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://vault.example.com"));
        assertThat(settings.smtp()).isEqualTo(new SandboxSettings.Smtp("127.0.0.1", 25, "no-reply@vault.example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=1, Unknown option prot",
        "--port=x, port must be a number from 0 to 65535",
        "--port=70000, port must be a number from 0 to 65535",
        "port=1, Expected --name=value",
        "--base-url=ftp://x, base-url must be",
        "--zone=Mars/Base, Mars/Base",
        "--demo-accounts=yes, demo-accounts must be true or false",
        "--admin-address=nobody, admin-address makes no mail address",
        "--admin-password=short, admin-password must have at least 10 characters"
    })
    void namesWhatItDoesNotUnderstand(String argument, String message) {
        assertThatThrownBy(() -> settings("--directory=" + directory, argument)).hasMessageContaining(message);
    }

    @Test
    void repeatsNoPasswordInAMessage() {
        assertThatThrownBy(() -> settings("-password=hidden-secret")).hasMessageNotContaining("hidden-secret");
    }

    private static SandboxSettings settings(String... arguments) throws Exception {
        return Options.of(List.of(arguments), new Properties()).settings(new SecureRandom());
    }
}
