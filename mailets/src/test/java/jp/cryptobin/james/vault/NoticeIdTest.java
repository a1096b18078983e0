package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeIdTest {
    private static final GatewaySecret SECRET = SampleFile.SECRET;

    @Test
    void isTheSameForTheSameMail() {
        assertThat(NoticeId.of(SECRET, "mail-1", "stopped", "x@example.org"))
                .isEqualTo(NoticeId.of(SECRET, "mail-1", "stopped", "x@example.org"))
                .matches("[A-Za-z0-9_-]{24}");
    }

    @Test
    void dependsOnSecretMailContentAndAddress() {
        GatewaySecret other = GatewaySecret.parse(Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(List.of(
                        NoticeId.of(SECRET, "mail-1", "stopped", "x@example.org"),
                        NoticeId.of(other, "mail-1", "stopped", "x@example.org"),
                        NoticeId.of(SECRET, "mail-2", "stopped", "x@example.org"),
                        NoticeId.of(SECRET, "mail-1", "rejected", "x@example.org"),
                        NoticeId.of(SECRET, "mail-1", "stopped", "y@example.org")))
                .doesNotHaveDuplicates();
    }
}
