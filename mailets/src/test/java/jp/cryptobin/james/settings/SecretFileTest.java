package jp.cryptobin.james.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.IdempotencyKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path directory;

    private Path secret;

    @BeforeEach
    void nameTheFile() {
        secret = directory.resolve("cryptobin.secret");
    }

    private static String fingerprint(GatewaySecret secret) {
        return IdempotencyKey.of(secret, "m1", "taro@example.com", List.of(), "", List.of())
                .value();
    }

    @Test
    void isMadeOnceForItsOwnerOnlyAndKept() throws IOException {
        String first = fingerprint(SecretFile.MADE_AT_START.secret(secret));

        assertThat(fingerprint(SecretFile.MADE_AT_START.secret(secret))).isEqualTo(first);
        assertThat(fingerprint(SecretFile.LEFT_TO_THE_SERVER.secret(secret))).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");

        assertThat(Files.list(directory)).containsExactly(secret);
    }

    @Test
    void differsFromServerToServer() {
        String one = fingerprint(SecretFile.MADE_AT_START.secret(secret));
        String other = fingerprint(SecretFile.MADE_AT_START.secret(directory.resolve("other.secret")));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void isNotMadeByWhoOnlyLooks() {
        SecretFile.LEFT_TO_THE_SERVER.secret(secret);

        assertThat(secret).doesNotExist();
    }

    @Test
    void isRefusedWhenTheFileHoldsSomethingElse() throws IOException {
        Files.writeString(secret, "c2hvcnQ=");

        assertThatThrownBy(() -> SecretFile.MADE_AT_START.secret(secret))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(secret.toString())
                .message()
                .doesNotContain("c2hvcnQ=");
    }

    @Test
    void saysWhereItCannotBeKept() {
        assertThatThrownBy(() -> SecretFile.MADE_AT_START.secret(directory.resolve("absent/cryptobin.secret")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("vault.secret is not set, and a secret cannot be kept in ");
    }
}
