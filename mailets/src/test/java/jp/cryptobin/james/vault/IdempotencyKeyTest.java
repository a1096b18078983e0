package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    private static final GatewaySecret SECRET = SampleFile.SECRET;
    private static final String ID = "<1@example.com>";
    private static final String SENDER = "s@example.com";
    private static final List<String> TO = List.of("x@a", "y@a");
    private static final DepositFile A = file("a.pdf", "a");
    private static final DepositFile B = file("b.pdf", "b");
    private static final IdempotencyKey KEY = IdempotencyKey.of(SECRET, ID, SENDER, TO, "subject", List.of(A, B));

    private static DepositFile file(String name, String content) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        return new DepositFile(name, "application/pdf", octets.length, SampleFile.sha256(octets));
    }

    @Test
    void doesNotDependOnOrderOrRepetitionOfRecipients() {
        assertThat(IdempotencyKey.of(SECRET, ID, SENDER, List.of("y@a", "x@a", "y@a"), "subject", List.of(A, B)))
                .isEqualTo(KEY);
    }

    @Test
    void dependsOnEveryPieceAndOnTheBordersBetweenThem() {
        GatewaySecret other = GatewaySecret.parse(Base64.getEncoder().encodeToString(new byte[32]));
        List<IdempotencyKey> keys = new ArrayList<>(List.of(
                KEY,
                IdempotencyKey.of(other, ID, SENDER, TO, "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, "<2@example.com>", SENDER, TO, "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID, "t@example.com", TO, "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID + "s", "@example.com", TO, "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID, SENDER, List.of("x@ay@a"), "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID, SENDER, List.of("x@a"), "subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID, SENDER, TO, "another subject", List.of(A, B)),
                IdempotencyKey.of(SECRET, ID, SENDER, TO, "subject", List.of(B, A)),
                IdempotencyKey.of(SECRET, ID, SENDER, TO, "subject", List.of(A)),
                IdempotencyKey.of(SECRET, ID, SENDER, TO, "subject", List.of(file("A.pdf", "a"), B)),
                IdempotencyKey.of(SECRET, ID, SENDER, TO, "subject", List.of(file("b.pdf", "a"), file("a.pdf", "b")))));

        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with a space in the middle of it all", "0123456789012345678901234567890\u00e9"})
    void refusesTextThatTheWireContractDoesNotTake(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(text));
    }
}
