package jp.cryptobin.james.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * UTF-7 (RFC 2152), for reading only: what is read leaves as UTF-8. Octets that are no UTF-7 are read as what they are
 * in ISO-8859-1, so that nothing is lost.
 */
public final class Utf7 extends Charset {
    public static final Utf7 CHARSET = new Utf7();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {
        super("x-cryptobin-utf-7", new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("UTF-7 is only read");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    private static final class Decoder extends CharsetDecoder {
        private boolean shifted;
        private boolean first;
        private int bits;
        private int count;

        Decoder(Charset charset) {
            super(charset, 1, 2);
        }

        @Override
        protected void implReset() {
            shifted = false;
            count = 0;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                if (out.remaining() < 2) {
                    return CoderResult.OVERFLOW;
                }
                accept(in.get() & 0xFF, out);
            }
            return CoderResult.UNDERFLOW;
        }

        private void accept(int octet, CharBuffer out) {
            int digit = octet < 0x80 ? ALPHABET.indexOf(octet) : -1;
            if (!shifted) {
                shifted = octet == '+';
                first = shifted;
                bits = 0;
                count = 0;
                if (!shifted) {
                    out.put((char) octet);
                }
            } else if (digit >= 0) {
                first = false;
                bits = ((bits << 6) | digit) & 0x3FFFFF;
                count += 6;
                if (count >= 16) {
                    count -= 16;
                    out.put((char) (bits >> count));
                }
            } else {
                shifted = false;
                if (first) {
                    out.put('+');
                }
                if (octet != '-') {
                    out.put((char) octet);
                }
            }
        }
    }
}
