package jp.cryptobin.james.mime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decodes a body in uuencode, the encoding that mail had before MIME and that no standard of MIME knows. A body that
 * does not start with a {@code begin} line is left as it is.
 */
final class UuencodedBody extends InputStream {
    /** Longer lines are no uuencode: at most 63 octets are encoded in 84 characters. */
    private static final int LONGEST_LINE = 200;

    private static final int MOST_BLANK_LINES = 10;

    private final BufferedInputStream encoded;
    private byte[] decoded = {};
    private int at;
    private boolean started;
    private boolean plain;
    private boolean ended;

    UuencodedBody(InputStream encoded) {
        this.encoded = new BufferedInputStream(encoded);
    }

    @Override
    public int read() throws IOException {
        if (!started) {
            start();
        }
        if (plain) {
            return encoded.read();
        }
        while (at == decoded.length && !ended) {
            at = 0;
            decodeLine(line());
        }
        return at < decoded.length ? decoded[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) octet;
        }
        return count;
    }

    private void start() throws IOException {
        started = true;
        encoded.mark(MOST_BLANK_LINES * 2 + LONGEST_LINE + 2);
        String first = line();
        for (int i = 1; i < MOST_BLANK_LINES && first.isEmpty() && !ended; i++) {
            first = line();
        }
        plain = !first.matches("begin [0-7]+( .*)?");
        if (plain) {
            encoded.reset();
            ended = false;
        }
    }

    /** The next line without its end; notes the end of the body. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = encoded.read();
        while (octet >= 0 && octet != '\n' && line.size() < LONGEST_LINE) {
            line.write(octet);
            octet = encoded.read();
        }
        ended = octet < 0;
        return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
    }

    private void decodeLine(String line) {
        if (line.isEmpty() || line.equals("end")) {
            ended |= line.equals("end");
            decoded = new byte[0];
            return;
        }
        int count = sextet(line, 0);
        decoded = new byte[count];
        for (int i = 0; i < count; i++) {
            int group = 1 + i / 3 * 4;
            int bits = sextet(line, group) << 18
                    | sextet(line, group + 1) << 12
                    | sextet(line, group + 2) << 6
                    | sextet(line, group + 3);
            decoded[i] = (byte) (bits >> 16 - i % 3 * 8);
        }
    }

    /** Trailing spaces, which stand for zero, may have been lost on the way. */
    private static int sextet(String line, int index) {
        return index < line.length() ? line.charAt(index) - ' ' & 63 : 0;
    }
}
