package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetSearchTest {
    private static final int SEED = 13;

    private static int indexOf(byte[] octets, char octet, int from, int to) {
        int at = from;
        while (at < to && octets[at] != octet) {
            at++;
        }
        return at;
    }

    private static int indexOfBelow(byte[] octets, char limit, int from, int to) {
        int at = from;
        while (at < to && (octets[at] & 0xff) >= limit) {
            at++;
        }
        return at;
    }

    @Test
    void findsWhatALookAtEachOctetFinds() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50_000; round++) {
            byte[] octets = new byte[random.nextInt(60)];
            // Near the octets that are looked for, on both sides of the sign, or any.
            int spread = 1 + random.nextInt(256);
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) (random.nextInt(spread) - random.nextInt(2));
            }
            int from = random.nextInt(octets.length + 1);
            int to = from + random.nextInt(octets.length - from + 1);
            for (char octet : new char[] {'\n', '=', 0, 1, 0x7f}) {
                assertThat(OctetSearch.indexOf(octets, octet, from, to))
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(indexOf(octets, octet, from, to));
                assertThat(OctetSearch.indexOfBelow(octets, octet, from, to))
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(indexOfBelow(octets, octet, from, to));
            }
        }
    }
}
