package jp.cryptobin.james.rebuild;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.body.BodyFacts;
import jp.cryptobin.james.mime.TransferEncoding;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncoderTest {
    private static TransferEncoding choose(TransferEncoding before, byte[] content) throws IOException {
        return TransferEncoder.choose(before, BodyFacts.of(BodyContent.of(content)));
    }

    private static byte[] write(TransferEncoding encoding, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransferEncoder.write(encoding, BodyContent.of(content), out, "\r\n");
        return out.toByteArray();
    }

    private static String quotedPrintable(String content) throws IOException {
        return new String(write(TransferEncoding.QUOTED_PRINTABLE, content.getBytes(ISO_8859_1)), US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "SEVEN_BIT,        plain,           UTF-8,                SEVEN_BIT",
        "SEVEN_BIT,        会議,            x-windows-iso2022jp,  SEVEN_BIT",
        "SEVEN_BIT,        会議,            UTF-8,                BASE64",
        "SEVEN_BIT,        naïve and plain, UTF-8,                QUOTED_PRINTABLE",
        "EIGHT_BIT,        会議,            UTF-8,                EIGHT_BIT",
        "QUOTED_PRINTABLE, 会議,            UTF-8,                QUOTED_PRINTABLE",
        "BASE64,           plain,           UTF-8,                BASE64",
        "UNKNOWN,          plain,           UTF-8,                EIGHT_BIT",
        "UUENCODE,         会議,            UTF-8,                EIGHT_BIT",
    })
    void keepsTheEncodingThatTheContentAllows(
            TransferEncoding before, String text, Charset charset, TransferEncoding chosen) throws IOException {
        assertThat(choose(before, text.getBytes(charset))).isEqualTo(chosen);
    }

    @Test
    void keepsLinesWithin998Octets() throws IOException {
        byte[] fits = ("x".repeat(998) + "\r\n").getBytes(US_ASCII);
        byte[] exceeds = ("x".repeat(999) + "\r\n").getBytes(US_ASCII);

        assertThat(choose(TransferEncoding.SEVEN_BIT, fits)).isEqualTo(TransferEncoding.SEVEN_BIT);
        assertThat(choose(TransferEncoding.SEVEN_BIT, exceeds)).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        assertThat(choose(TransferEncoding.EIGHT_BIT, exceeds)).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb\n", "a\rb", "a\u0000b", "a\n\rb"})
    void encodesWhatTransportWouldChange(String content) throws IOException {
        assertThat(choose(TransferEncoding.SEVEN_BIT, content.getBytes(US_ASCII)))
                .isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
    }

    @Test
    void takesLineEndsOfLfAloneForTheMailsOwn() throws IOException {
        assertThat(choose(TransferEncoding.SEVEN_BIT, "a\nb\n".getBytes(US_ASCII)))
                .isEqualTo(TransferEncoding.SEVEN_BIT);
    }

    @ParameterizedTest
    @CsvSource({
        "'a b',      'a b'",
        "'a \\r\\n', 'a=20\\r\\n'",
        "'a\\t\\r\\n', 'a=09\\r\\n'",
        "'a ',       'a=20'",
        "'a\\nb',    'a=0Ab'",
        "'a\\rb',    'a=0Db'",
        "'a\\r',     'a=0D'",
        "'\\r\\r\\n', '=0D\\r\\n'",
        "'a=b',      'a=3Db'",
        "'.a',       '.a'",
        "'\u00e3',   '=E3'",
        "'',         ''",
    })
    void writesQuotedPrintable(String content, String encoded) throws IOException {
        assertThat(quotedPrintable(
                        content.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(encoded.replace("\\r", "\r").replace("\\n", "\n"));
    }

    @Test
    void breaksLongLinesSoftly() throws IOException {
        assertThat(quotedPrintable("x".repeat(77))).isEqualTo("x".repeat(75) + "=\r\nxx");
        assertThat(quotedPrintable("x".repeat(73) + "\u00e3")).isEqualTo("x".repeat(73) + "=\r\n=E3");
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTED_PRINTABLE", "BASE64"})
    void comesBackOctetByOctet(TransferEncoding encoding) throws IOException {
        long seed = 20260101;
        Random random = new Random(seed);
        byte[] alphabet = "ab \t\r\n=.\u0000\u00e3\u0081".getBytes(ISO_8859_1);
        for (int round = 0; round < 300; round++) {
            byte[] content = new byte[random.nextInt(20_000 / (1 + random.nextInt(300)))];
            for (int i = 0; i < content.length; i++) {
                content[i] = alphabet[random.nextInt(alphabet.length)];
            }
            byte[] written = write(encoding, content);
            ByteArrayInputStream in = new ByteArrayInputStream(written);
            byte[] read = encoding == TransferEncoding.BASE64
                    ? new Base64InputStream(in).readAllBytes()
                    : new QuotedPrintableInputStream(in).readAllBytes();
            assertThat(read).as("seed %d, round %d", seed, round).isEqualTo(content);
            assertThat(new String(written, ISO_8859_1)
                            .lines()
                            .mapToInt(String::length)
                            .max()
                            .orElse(0))
                    .isLessThanOrEqualTo(76);
        }
    }

    @Test
    void fillsTheLinesOfBase64() throws IOException {
        String written = new String(write(TransferEncoding.BASE64, new byte[57 * 200 + 1]), US_ASCII);

        assertThat(written.lines().limit(200)).allMatch(line -> line.length() == 76);
        assertThat(written).endsWith("\r\nAA==\r\n");
    }

    @Test
    void writesPlainContentAsItIs() throws IOException {
        byte[] content = "会議\r\n".getBytes(UTF_8);

        assertThat(write(TransferEncoding.EIGHT_BIT, content)).isEqualTo(content);
        assertThat(Arrays.equals(write(TransferEncoding.BASE64, content), content))
                .isFalse();
    }
}
