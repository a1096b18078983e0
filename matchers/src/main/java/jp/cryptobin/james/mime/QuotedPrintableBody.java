package jp.cryptobin.james.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * Decodes quoted-printable (RFC 2045, 6.7). Line ends stay as they are; an escape that is none stays as it was
 * written; white space at the end of a line is kept, since today senders, not relays, put it there.
 */
final class QuotedPrintableBody extends InputStream {
    /** White space between a soft line break's {@code =} and the line end that is still taken for one. */
    private static final int SOFT_BREAK_BLANKS = 64;

    private final BufferedInputStream encoded;
    private final BiConsumer<Defect, String> defects;
    private boolean irregular;
    private boolean ended;

    QuotedPrintableBody(InputStream encoded, BiConsumer<Defect, String> defects) {
        this.encoded = new BufferedInputStream(encoded);
        this.defects = defects;
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

    @Override
    public int read() throws IOException {
        while (true) {
            int octet = encoded.read();
            if (octet != '=') {
                if (octet < 0) {
                    report();
                }
                return octet;
            }
            encoded.mark(SOFT_BREAK_BLANKS + 4);
            int first = encoded.read();
            int second = encoded.read();
            if (Character.digit(first, 16) >= 0 && Character.digit(second, 16) >= 0) {
                return Character.digit(first, 16) << 4 | Character.digit(second, 16);
            }
            encoded.reset();
            if (!skipSoftBreak()) {
                encoded.reset();
                irregular = true;
                return '=';
            }
        }
    }

    private boolean skipSoftBreak() throws IOException {
        int octet = encoded.read();
        for (int i = 0; i < SOFT_BREAK_BLANKS && (octet == ' ' || octet == '\t'); i++) {
            octet = encoded.read();
        }
        if (octet == '\r') {
            octet = encoded.read();
        }
        return octet == '\n' || octet < 0;
    }

    private void report() {
        if (irregular && !ended) {
            defects.accept(Defect.IRREGULAR_QUOTED_PRINTABLE, "");
        }
        ended = true;
    }
}
