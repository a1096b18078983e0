package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalHeadersTest {
    @Test
    void keepsFieldsAsTheyStandUpToTheBody() throws IOException {
        assertThat(kept("Subject: a\r\n folded\r\n\tmore\r\nX-Raw: \u00e9\r\n\r\nThe body: secret\r\n"))
                .isEqualTo("Subject: a\r\n folded\r\n\tmore\r\nX-Raw: \u00e9\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: 1\r\n\r\nsecret",
                "A: 1\n\nsecret: x",
                "A: 1\r\rsecret: x",
                "A: 1\r\n\nsecret: x",
                "A: 1\r\n \t\r\nsecret: x",
                "A: 1\r\nno field here\r\nsecret: x",
                "A: 1\r\n: secret",
                "A: 1\r\n\u00e3secret: x",
                "A: 1\r\n--boundary\r\nsecret: x",
            })
    void endsWhereAnyReaderMaySeeTheBody(String message) throws IOException {
        assertThat(kept(message)).isEqualTo("A: 1\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: 1\r\nBcc: secret@example.com\r\nB: 2\r\n\r\n",
                "A: 1\r\nBCC : secret@example.com,\r\n secret2@example.com\r\nB: 2\r\n\r\n",
                "A: 1\r\nResent-Bcc: secret@example.com\r\nB: 2\r\n\r\n",
                "A: 1\rBcc: secret@example.com\rB: 2\r\n\r\n",
                "A: 1\nBcc: secret@example.com\nB: 2\n\n",
                "Bcc: secret@example.com\r\nA: 1\r\nbcc:\r\nB: 2",
            })
    void leavesOutBcc(String message) throws IOException {
        assertThat(kept(message)).isEqualTo("A: 1\r\nB: 2\r\n");
    }

    @Test
    void keepsWholeFieldsWithinItsBoundAndSaysThatItIsShortened() throws IOException {
        String field = "X: " + "x".repeat(995) + "\r\n";

        OriginalHeaders headers = headers(field.repeat(100) + "\r\nbody");

        assertThat(headers.shortened()).isTrue();
        assertThat(new String(headers.withoutBcc(), StandardCharsets.ISO_8859_1))
                .isEqualTo(field.repeat(OriginalHeaders.MAX_OCTETS / field.length()));
    }

    @Test
    void isNotShortenedByALongBody() throws IOException {
        assertThat(headers("A: 1\r\n\r\n" + "b".repeat(200_000)).shortened()).isFalse();
    }

    @Test
    void givesValuesUnfolded() throws IOException {
        assertThat(headers("Auto-Submitted:\r\n auto-generated\r\nauto-submitted: no\r\n\r\n")
                        .values("AUTO-Submitted"))
                .containsExactly("auto-generated", "no");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a.b@example.com>",
                "<CA+x=y_z-1@mail.gmail.com>",
                "<TYAPR01MB1234ABCD$1@TYAPR01MB1234.jpnprd01.prod.outlook.com>",
                "<1@[192.0.2.1]>"
            })
    void recognisesAMessageId(String id) throws IOException {
        assertThat(headers("Message-ID: " + id + "\r\n\r\n").messageId()).contains(id);
        assertThat(headers("Message-ID:\r\n " + id + "\r\n\r\n").messageId()).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message-ID: a@example.com\r\n",
                "Message-ID: <a@b> <c@d>\r\n",
                "Message-ID: <a b@example.com>\r\n",
                "Message-ID: <a@b\r\n c>\r\n",
                "Message-ID: <\u00e9@example.com>\r\n",
                "Message-ID: <a@b>\r\nMessage-ID: <c@d>\r\n",
                "Message-ID: <>\r\n",
                "Message-ID: \r\n",
                "Subject: none\r\n",
            })
    void passesOverWhatIsNoMessageId(String header) throws IOException {
        assertThat(headers(header + "\r\n").messageId()).isEmpty();
    }

    @Test
    void passesOverAnEndlessMessageId() throws IOException {
        assertThat(headers("Message-ID: <" + "a".repeat(300) + "@b>\r\n\r\n").messageId())
                .isEmpty();
    }

    static OriginalHeaders headers(String message) throws IOException {
        return OriginalHeaders.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String kept(String message) throws IOException {
        return new String(headers(message).withoutBcc(), StandardCharsets.ISO_8859_1);
    }
}
