package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyScannerTest {
    private static final int SEED = 13;
    private static final List<String> PIECES = List.of(
            "a",
            "words of a line",
            "-- ",
            "-",
            " ",
            ">",
            "> -- ",
            "\r\n",
            "\n",
            "\r",
            "\u001b$B",
            "\u001b(B",
            "\u0000",
            "\u00e3\u0081\u0082",
            "\u0082\u00a0",
            "\u007f",
            "--  ",
            "\t");

    /** What is passed over in one go tells the same as octet by octet, wherever the writes are cut. */
    @Test
    void findsTheSameInOneWriteAsOctetByOctet() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(12);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            byte[] octets = text.toString().getBytes(ISO_8859_1);
            BodyScanner one = new BodyScanner();
            for (byte octet : octets) {
                one.write(octet);
            }
            BodyScanner many = new BodyScanner();
            int cut = random.nextInt(octets.length + 1);
            many.write(octets, 0, cut);
            many.write(octets, cut, octets.length - cut);
            assertThat(many.facts()).as("seed %d, round %d", SEED, round).isEqualTo(one.facts());
        }
    }
}
