package jp.cryptobin.james.scenarios;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;

/** File contents that no mail system may change by a single octet. */
final class Samples {
    private Samples() {}

    /** What looks like a PDF document and holds every octet value. */
    static byte[] pdf(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        byte[] start = "%PDF-1.7\r\n".getBytes(US_ASCII);
        System.arraycopy(start, 0, octets, 0, Math.min(start.length, length));
        return octets;
    }
}
