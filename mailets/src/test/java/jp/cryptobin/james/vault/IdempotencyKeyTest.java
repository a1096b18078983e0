package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    private static final GatewaySecret SECRET = SampleFile.SECRET;
    private static final Sha256 A = Sha256.of(new byte[] {'a'});
    private static final Sha256 B = Sha256.of(new byte[] {'b'});
    private static final IdempotencyKey KEY =
            IdempotencyKey.of(SECRET, "<1@example.com>", "s@example.com", List.of("x@a", "y@a"), List.of(A, B));

    @Test
    void doesNotDependOnOrderOrRepetitionOfRecipients() {
        assertThat(IdempotencyKey.of(
                        SECRET, "<1@example.com>", "s@example.com", List.of("y@a", "x@a", "y@a"), List.of(A, B)))
                .isEqualTo(KEY);
    }

    @Test
    void dependsOnEveryPieceAndOnTheBordersBetweenThem() {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        List<IdempotencyKey> keys = new ArrayList<>(List.of(
                KEY,
                IdempotencyKey.of(
                        GatewaySecret.parse(other),
                        "<1@example.com>",
                        "s@example.com",
                        List.of("x@a", "y@a"),
                        List.of(A, B)),
                IdempotencyKey.of(SECRET, "<2@example.com>", "s@example.com", List.of("x@a", "y@a"), List.of(A, B)),
                IdempotencyKey.of(SECRET, "<1@example.com>", "t@example.com", List.of("x@a", "y@a"), List.of(A, B)),
                IdempotencyKey.of(SECRET, "<1@example.com>s", "@example.com", List.of("x@a", "y@a"), List.of(A, B)),
                IdempotencyKey.of(SECRET, "<1@example.com>", "s@example.com", List.of("x@ay@a"), List.of(A, B)),
                IdempotencyKey.of(SECRET, "<1@example.com>", "s@example.com", List.of("x@a"), List.of(A, B)),
                IdempotencyKey.of(SECRET, "<1@example.com>", "s@example.com", List.of("x@a", "y@a"), List.of(B, A)),
                IdempotencyKey.of(SECRET, "<1@example.com>", "s@example.com", List.of("x@a", "y@a"), List.of(A)),
                IdempotencyKey.of(
                        SECRET, "<1@example.com>", "s@example.com", List.of("x@a", "y@a", A.hex()), List.of(B))));

        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with a space in the middle of it all", "0123456789012345678901234567890\u00e9"})
    void refusesTextThatTheWireContractDoesNotTake(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(text));
    }
}
