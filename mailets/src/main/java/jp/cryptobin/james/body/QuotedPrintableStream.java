package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Quoted-printable for text (RFC 2045, 6.7): CRLF stays a line end, a CR or LF alone is encoded, so that the octets come
 * back as they were. mime4j's encoder writes a LF alone as a line end. {@link #finish()} must be called at the end.
 */
public final class QuotedPrintableStream extends OutputStream {
    /** Characters of a line with its soft break. */
    private static final int LINE = 76;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);
    private static final int NONE = -1;

    private final OutputStream out;
    private final byte[] lineEnd;
    /** Goes out whole. */
    private final byte[] line = new byte[LINE + 2];

    private int column;
    /** An octet whose form depends on the next one: CR, or white space that must not end a line. */
    private int held = NONE;

    public QuotedPrintableStream(OutputStream out, String lineEnd) {
        this.out = out;
        this.lineEnd = lineEnd.getBytes(US_ASCII);
    }

    @Override
    public void write(int value) throws IOException {
        int octet = value & 0xFF;
        if (octet == '\n' && (held == '\r' || lineEnd.length == 1)) {
            boolean whiteSpace = held == ' ' || held == '\t';
            if (whiteSpace) {
                put(held, false);
            }
            held = NONE;
            lineEnd();
            return;
        }
        if (held != NONE) {
            boolean asIs = held != '\r' && octet != '\r';
            put(held, asIs);
            held = NONE;
        }
        if (octet == '\r' || octet == ' ' || octet == '\t') {
            held = octet;
        } else {
            put(octet, octet > ' ' && octet < 0x7F && octet != '=');
        }
    }

    public void finish() throws IOException {
        if (held != NONE) {
            put(held, false);
            held = NONE;
        }
        out.write(line, 0, column);
        column = 0;
    }

    private void put(int octet, boolean asIs) throws IOException {
        if (column + (asIs ? 1 : 3) > LINE - 1) {
            line[column++] = '=';
            lineEnd();
        }
        if (asIs) {
            line[column++] = (byte) octet;
        } else {
            line[column++] = '=';
            line[column++] = HEX[octet >> 4];
            line[column++] = HEX[octet & 0xF];
        }
    }

    private void lineEnd() throws IOException {
        System.arraycopy(lineEnd, 0, line, column, lineEnd.length);
        out.write(line, 0, column + lineEnd.length);
        column = 0;
    }
}
