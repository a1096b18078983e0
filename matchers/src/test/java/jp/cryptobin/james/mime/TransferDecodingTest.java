package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferDecodingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void decodesCleanBase64AsMime4jDoes(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = new byte[random.nextInt(30_000)];
        random.nextBytes(content);
        String encoded = Base64.getMimeEncoder().encodeToString(content);
        List<Defect> defects = new ArrayList<>();
        byte[] octets = encoded.getBytes(StandardCharsets.US_ASCII);
        assertThat(decoded(TransferEncoding.BASE64, octets, defects))
                .as("seed %d", seed)
                .isEqualTo(content)
                .isEqualTo(new Base64InputStream(new ByteArrayInputStream(octets)).readAllBytes());
        assertThat(defects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void decodesCleanQuotedPrintableAsMime4jDoes(long seed) throws IOException {
        byte[] octets = quotedPrintable(new Random(seed));
        List<Defect> defects = new ArrayList<>();
        assertThat(decoded(TransferEncoding.QUOTED_PRINTABLE, octets, defects))
                .as("seed %d", seed)
                .isEqualTo(new QuotedPrintableInputStream(new ByteArrayInputStream(octets)).readAllBytes());
        assertThat(defects).isEmpty();
    }

    private static byte[] quotedPrintable(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            int octet = random.nextInt(256);
            String written = octet > ' ' && octet < 127 && octet != '='
                    ? String.valueOf((char) octet)
                    : String.format(Locale.ROOT, "=%02X", octet);
            out.writeBytes(written.getBytes(StandardCharsets.US_ASCII));
            if (random.nextInt(20) == 0) {
                out.writeBytes((random.nextBoolean() ? "=\r\n" : "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "SGVs!!bG8=, Hello, IRREGULAR_BASE64",
        "SGVsbG8=U0dW, HelloSGV, BASE64_AFTER_PADDING",
        "SGVsbG8, Hello, IRREGULAR_BASE64",
        "S, '', IRREGULAR_BASE64",
        "SGVsbG8==, Hello, IRREGULAR_BASE64",
    })
    void goesOnInIrregularBase64AndSaysSo(String encoded, String content, Defect defect) throws IOException {
        List<Defect> defects = new ArrayList<>();
        assertThat(decoded(TransferEncoding.BASE64, encoded.getBytes(StandardCharsets.US_ASCII), defects))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(content);
        assertThat(defects).contains(defect);
    }

    @ParameterizedTest
    @CsvSource({"a=ZZb, a=ZZb, true", "a=4, a=4, true", "a=, a, false", "=e3=81, ã\u0081, false", "=3D=, '=', false"})
    void keepsEscapesOfQuotedPrintableThatAreNone(String encoded, String content, boolean irregular)
            throws IOException {
        List<Defect> defects = new ArrayList<>();
        assertThat(decoded(TransferEncoding.QUOTED_PRINTABLE, encoded.getBytes(StandardCharsets.ISO_8859_1), defects))
                .asString(StandardCharsets.ISO_8859_1)
                .isEqualTo(content);
        assertThat(defects.contains(Defect.IRREGULAR_QUOTED_PRINTABLE)).isEqualTo(irregular);
    }

    @ParameterizedTest
    @CsvSource({
        "'',          SEVEN_BIT",
        "7bit,        SEVEN_BIT",
        "8BIT,        EIGHT_BIT",
        "binary,      EIGHT_BIT",
        "7-bit,       EIGHT_BIT",
        "BASE64,      BASE64",
        "x-uue,       UUENCODE",
        "rot13,       UNKNOWN"
    })
    void readsTheField(String label, TransferEncoding encoding) {
        assertThat(TransferEncoding.of(label)).isEqualTo(encoding);
    }

    private static byte[] decoded(TransferEncoding encoding, byte[] octets, List<Defect> defects) throws IOException {
        try (InputStream in = TransferDecoding.of(
                encoding, new ByteArrayInputStream(octets), (defect, detail) -> defects.add(defect))) {
            return in.readAllBytes();
        }
    }
}
