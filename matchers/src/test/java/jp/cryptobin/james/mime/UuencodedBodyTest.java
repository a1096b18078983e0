package jp.cryptobin.james.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UuencodedBodyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "|begin 644 a.txt\n#0V%T\n`\nend\n|, Cat",
                "|\n\r\nbegin 644 a.txt\n#0V%T\n`\nend\n|, Cat",
                "|begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n|, Cat",
                "|begin 644 a.txt\n\"0V$\n`\nend|, Ca",
                "|no uuencode\nat all|, |no uuencode\nat all|",
                "|begin 644 empty\n`\nend\n|, ||",
            })
    void decodesWhatBeginsAsItAndLeavesTheRest(String encoded, String expected) throws IOException {
        byte[] decoded = new UuencodedBody(new ByteArrayInputStream(encoded.getBytes(ISO_8859_1))).readAllBytes();

        assertThat(new String(decoded, ISO_8859_1)).isEqualTo(expected);
    }
}
