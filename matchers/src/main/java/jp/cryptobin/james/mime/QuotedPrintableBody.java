package jp.cryptobin.james.mime;

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

    private static final int LONGEST_SOFT_BREAK = "=\r\n".length() + SOFT_BREAK_BLANKS;

    private final InputStream encoded;
    private final BiConsumer<Defect, String> defects;
    private final byte[] input = new byte[8192];
    private final byte[] single = new byte[1];
    private int at;
    private int end;
    private boolean inputEnded;
    private boolean irregular;
    private boolean ended;

    QuotedPrintableBody(InputStream encoded, BiConsumer<Defect, String> defects) {
        this.encoded = encoded;
        this.defects = defects;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length && isAhead(1)) {
            int most = Math.min(end, at + length - count);
            int plain = OctetSearch.indexOf(input, '=', at, most) - at;
            System.arraycopy(input, at, target, offset + count, plain);
            at += plain;
            count += plain;
            if (at < most) {
                int octet = escaped();
                if (octet >= 0) {
                    target[offset + count++] = (byte) octet;
                }
            }
        }
        if (count == 0 && length > 0) {
            report();
            return -1;
        }
        return count;
    }

    /** Whether so many octets are left, of which all are in the buffer then; otherwise all are that are left. */
    private boolean isAhead(int octets) throws IOException {
        if (end - at < octets && !inputEnded) {
            System.arraycopy(input, at, input, 0, end - at);
            end -= at;
            at = 0;
            while (end < octets && !inputEnded) {
                int read = encoded.read(input, end, input.length - end);
                inputEnded = read < 0;
                end += Math.max(read, 0);
            }
        }
        return end - at >= octets;
    }

    /** What stands at the {@code =} here; negative for a soft line break. */
    private int escaped() throws IOException {
        isAhead(LONGEST_SOFT_BREAK);
        int high = digit(at + 1);
        int low = digit(at + 2);
        if (high >= 0 && low >= 0) {
            at += 3;
            return high << 4 | low;
        }
        int behind = behindSoftBreak();
        if (behind >= 0) {
            at = behind;
            return -1;
        }
        at++;
        irregular = true;
        return '=';
    }

    private int digit(int index) {
        return index < end ? Character.digit(input[index] & 0xff, 16) : -1;
    }

    private int behindSoftBreak() {
        int next = at + 1;
        int lastBlank = Math.min(end, next + SOFT_BREAK_BLANKS);
        while (next < lastBlank && (input[next] == ' ' || input[next] == '\t')) {
            next++;
        }
        if (next < end && input[next] == '\r') {
            next++;
        }
        if (next == end) {
            return end;
        }
        return input[next] == '\n' ? next + 1 : -1;
    }

    private void report() {
        if (irregular && !ended) {
            defects.accept(Defect.IRREGULAR_QUOTED_PRINTABLE, "");
        }
        ended = true;
    }
}
