package jp.cryptobin.james.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySecretTest {
    private static final byte[] OCTETS =
            "\u00fb\u00ff an octet string of exactly 32..".substring(0, 30).getBytes(UTF_8);
    private static final String TEXT = Base64.getEncoder().encodeToString(OCTETS);

    @TempDir
    Path directory;

    @Test
    void readsBase64InBothAlphabetsWithLineBreaks() {
        byte[] expected = GatewaySecret.parse(TEXT).mac("purpose", List.of("field"));
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(OCTETS);

        assertThat(GatewaySecret.parse(urlSafe).mac("purpose", List.of("field")))
                .isEqualTo(expected);
        assertThat(GatewaySecret.parse(TEXT.substring(0, 20) + "\r\n " + TEXT.substring(20) + "\n")
                        .mac("purpose", List.of("field")))
                .isEqualTo(expected);
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), TEXT + "\n");

        assertThat(GatewaySecret.read(file).mac("p", List.of()))
                .isEqualTo(GatewaySecret.parse(TEXT).mac("p", List.of()));
    }

    @Test
    void keepsPurposesApart() {
        GatewaySecret secret = GatewaySecret.parse(TEXT);

        assertThat(secret.mac("a", List.of("b"))).isNotEqualTo(secret.mac("b", List.of("b")));
        assertThat(secret.mac("a", List.of("b"))).isNotEqualTo(secret.mac("ab", List.of()));
    }

    @Test
    void refusesFewerThan32Octets() {
        String text = Base64.getEncoder().encodeToString(new byte[31]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.parse(text))
                .withMessageContaining("31 octets")
                .withMessageContaining("openssl rand -base64 48");
    }

    @Test
    void neverRepeatsWhatItCannotRead() throws IOException {
        String wrong = "my secret passphrase, not Base64!";
        Path file = Files.writeString(directory.resolve("secret"), wrong);
        Path binary = Files.write(directory.resolve("binary"), new byte[] {-1, -2, -3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.read(file))
                .withMessageContaining(file.toString())
                .withMessageNotContaining("passphrase")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatewaySecret.read(binary))
                .withMessageContaining(binary.toString());
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> GatewaySecret.read(directory.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }
}
