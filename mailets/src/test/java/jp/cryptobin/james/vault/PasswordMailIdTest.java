package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordMailIdTest {
    private static final GatewaySecret SECRET = SampleFile.SECRET;
    private static final IdempotencyKey KEY = new IdempotencyKey("a".repeat(43));

    @Test
    void isTheSameForTheSameMail() {
        assertThat(PasswordMailId.of(SECRET, KEY, "x@example.org"))
                .isEqualTo(PasswordMailId.of(SECRET, new IdempotencyKey(KEY.value()), "x@example.org"))
                .matches("[A-Za-z0-9_-]{24}");
    }

    @Test
    void dependsOnSecretDepositAndAddress() {
        GatewaySecret other = GatewaySecret.parse(Base64.getEncoder().encodeToString(new byte[32]));
        List<String> ids = List.of(
                PasswordMailId.of(SECRET, KEY, "x@example.org"),
                PasswordMailId.of(other, KEY, "x@example.org"),
                PasswordMailId.of(SECRET, new IdempotencyKey("b".repeat(43)), "x@example.org"),
                PasswordMailId.of(SECRET, KEY, "y@example.org"));

        assertThat(new HashSet<>(ids)).hasSize(4);
    }
}
