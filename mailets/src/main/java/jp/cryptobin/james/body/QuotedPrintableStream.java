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
    private final String lineEnd;
    private int column;
    /** An octet whose form depends on the next one: CR, or white space that must not end a line. */
    private int held = NONE;

    public QuotedPrintableStream(OutputStream out, String lineEnd) {
        this.out = out;
        this.lineEnd = lineEnd;
    }

    @Override
    public void write(int value) throws IOException {
        int octet = value & 0xFF;
        if (octet == '\n' && (held == '\r' || lineEnd.equals("\n"))) {
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
    }

    private void put(int octet, boolean asIs) throws IOException {
        int width = asIs ? 1 : 3;
        if (column + width > LINE - 1) {
            out.write('=');
            lineEnd();
        }
        if (asIs) {
            out.write(octet);
        } else {
            out.write('=');
            out.write(HEX[octet >> 4]);
            out.write(HEX[octet & 0xF]);
        }
        column += width;
    }

    private void lineEnd() throws IOException {
        out.write(lineEnd.getBytes(US_ASCII));
        column = 0;
    }
}
