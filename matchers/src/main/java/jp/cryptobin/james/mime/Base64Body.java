package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * Decodes base64 (RFC 2045, 6.8) and goes on where it can: other characters are left out, and after padding a new run
 * starts, so that no octet that any reader would find is lost.
 */
final class Base64Body extends InputStream {
    private static final byte[] SEXTETS = new byte[256];
    private static final int WHITE_SPACE = -2;
    private static final int PADDING = -3;

    static {
        Arrays.fill(SEXTETS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            SEXTETS[alphabet.charAt(i)] = (byte) i;
        }
        for (char white : " \t\r\n".toCharArray()) {
            SEXTETS[white] = WHITE_SPACE;
        }
        SEXTETS['='] = PADDING;
    }

    private final InputStream encoded;
    private final BiConsumer<Defect, String> defects;
    private final byte[] input = new byte[8192];
    private final byte[] digits = new byte[8192];
    private final byte[] output = new byte[8192];
    private final byte[] single = new byte[1];
    private int outputAt;
    private int outputEnd;
    private int bits;
    private int sextets;
    private int padding;
    /** How much padding the last run asks for. */
    private int expectedPadding;

    private boolean ended;
    private boolean irregular;
    private boolean afterPadding;

    Base64Body(InputStream encoded, BiConsumer<Defect, String> defects) {
        this.encoded = encoded;
        this.defects = defects;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (outputAt == outputEnd) {
            if (ended) {
                return length == 0 ? 0 : -1;
            }
            decodeSome();
        }
        int count = Math.min(length, outputEnd - outputAt);
        System.arraycopy(output, outputAt, target, offset, count);
        outputAt += count;
        return count;
    }

    private void decodeSome() throws IOException {
        outputAt = 0;
        outputEnd = 0;
        int read = encoded.read(input, 0, input.length);
        if (read < 0) {
            ended = true;
            if (sextets > 0) {
                irregular = true;
                endRun();
            }
            report();
            return;
        }
        int at = 0;
        while (at < read && sextets != 0) {
            octet(input[at++]);
        }
        at = wholeLines(at, read);
        while (at < read) {
            octet(input[at++]);
        }
    }

    private void octet(byte octet) {
        int sextet = SEXTETS[octet & 0xff];
        if (sextet >= 0) {
            take(sextet);
        } else if (sextet == PADDING) {
            pad();
        } else if (sextet != WHITE_SPACE) {
            irregular = true;
        }
    }

    /**
     * Decodes lines as programs write them, nearly all of a file, by the Java platform's decoder, which is several times
     * faster; returns where something else stands.
     */
    private int wholeLines(int from, int to) {
        if (irregular || padding > 0) {
            return from;
        }
        int end = OctetSearch.indexOf(input, '=', from, to);
        int at = from;
        int length = 0;
        boolean whole = true;
        while (whole && at < end) {
            int lineEnd = OctetSearch.indexOfBelow(input, '!', at, end);
            int groups = lineEnd - at & ~3;
            System.arraycopy(input, at, digits, length, groups);
            length += groups;
            at += groups;
            whole = at == lineEnd;
            while (whole && at < end && SEXTETS[input[at] & 0xff] == WHITE_SPACE) {
                at++;
            }
            whole &= at > lineEnd;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(Arrays.copyOf(digits, length));
            System.arraycopy(decoded, 0, output, outputEnd, decoded.length);
            outputEnd += decoded.length;
            return at;
        } catch (IllegalArgumentException otherCharacters) {
            return from;
        }
    }

    private void take(int sextet) {
        if (padding > 0) {
            afterPadding = true;
            padding = 0;
            expectedPadding = 0;
        }
        bits = bits << 6 | sextet;
        if (++sextets == 4) {
            output[outputEnd++] = (byte) (bits >> 16);
            output[outputEnd++] = (byte) (bits >> 8);
            output[outputEnd++] = (byte) bits;
            sextets = 0;
        }
    }

    private void pad() {
        padding++;
        if (sextets > 0) {
            irregular |= sextets == 1;
            expectedPadding = 4 - sextets;
            endRun();
        } else {
            irregular |= padding > expectedPadding;
        }
    }

    private void endRun() {
        if (sextets == 2) {
            output[outputEnd++] = (byte) (bits >> 4);
        } else if (sextets == 3) {
            output[outputEnd++] = (byte) (bits >> 10);
            output[outputEnd++] = (byte) (bits >> 2);
        }
        sextets = 0;
    }

    private void report() {
        if (irregular) {
            defects.accept(Defect.IRREGULAR_BASE64, "");
        }
        if (afterPadding) {
            defects.accept(Defect.BASE64_AFTER_PADDING, "");
        }
    }
}
