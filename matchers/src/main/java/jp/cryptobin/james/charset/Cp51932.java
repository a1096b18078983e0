package jp.cryptobin.james.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * EUC-JP as mail programs write it: JIS X 0208 with the NEC and IBM extensions (rows 13 and 89 to 92), as Windows-31J
 * has them, half-width kana, and JIS X 0212 when reading. None of the JDK's EUC charsets has both extensions in the
 * right places: its {@code x-eucJP-Open} reads FC FB as a hiragana.
 */
public final class Cp51932 extends Charset {
    public static final Cp51932 CHARSET = new Cp51932();
    private static final Charset JIS = Charset.forName("x-windows-iso2022jp");
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private Cp51932() {
        super("x-cryptobin-cp51932", new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII");
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                return decodeAll(in, out);
            }
        };
    }

    private static CoderResult decodeAll(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
            int lead = in.get(in.position()) & 0xFF;
            int length = lead == 0x8F ? 3 : lead == 0x8E || (lead >= 0xA1 && lead <= 0xFE) ? 2 : 1;
            if (lead >= 0x80 && length == 1) {
                return CoderResult.malformedForLength(1);
            }
            for (int i = 1; i < Math.min(length, in.remaining()); i++) {
                int trail = in.get(in.position() + i) & 0xFF;
                if (trail < 0xA1 || trail > (lead == 0x8E ? 0xDF : 0xFE)) {
                    return CoderResult.malformedForLength(i);
                }
            }
            if (in.remaining() < length) {
                return CoderResult.UNDERFLOW;
            }
            if (!out.hasRemaining()) {
                return CoderResult.OVERFLOW;
            }
            byte[] octets = new byte[length];
            in.get(in.position(), octets);
            char character = character(octets);
            if (character == JisTables.UNMAPPED) {
                return CoderResult.unmappableForLength(length);
            }
            in.position(in.position() + length);
            out.put(character);
        }
        return CoderResult.UNDERFLOW;
    }

    private static char character(byte[] octets) {
        if (octets.length == 1) {
            return (char) octets[0];
        }
        if (octets.length == 3) {
            return JisTables.x0212((octets[1] & 0xFF) - 0xA0, (octets[2] & 0xFF) - 0xA0);
        }
        if ((octets[0] & 0xFF) == 0x8E) {
            return (char) (0xFF61 + (octets[1] & 0xFF) - 0xA1);
        }
        return JisTables.x0208((octets[0] & 0xFF) - 0xA0, (octets[1] & 0xFF) - 0xA0);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 2, 2) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                return encodeAll(in, out);
            }
        };
    }

    private static CoderResult encodeAll(CharBuffer in, ByteBuffer out) {
        while (in.hasRemaining()) {
            char character = in.get(in.position());
            if (Character.isSurrogate(character)) {
                return CoderResult.unmappableForLength(1);
            }
            byte[] octets = octets(character);
            if (octets.length == 0) {
                return CoderResult.unmappableForLength(1);
            }
            if (out.remaining() < octets.length) {
                return CoderResult.OVERFLOW;
            }
            in.get();
            out.put(octets);
        }
        return CoderResult.UNDERFLOW;
    }

    private static byte[] octets(char character) {
        if (character < 0x80) {
            return new byte[] {(byte) character};
        }
        if (character >= 0xFF61 && character <= 0xFF9F) {
            return new byte[] {(byte) 0x8E, (byte) (character - 0xFF61 + 0xA1)};
        }
        // Where a character has two places, Windows-31J names the one of the standard.
        byte[] shiftJis = String.valueOf(character).getBytes(WINDOWS_31J);
        if (shiftJis.length == 2 && (shiftJis[0] & 0xFF) < 0xF0) {
            return cameBack(character, fromShiftJis(shiftJis[0] & 0xFF, shiftJis[1] & 0xFF));
        }
        byte[] jis = String.valueOf(character).getBytes(JIS);
        boolean pair = jis.length == 8 && jis[1] == '$' && jis[2] == 'B';
        return pair ? cameBack(character, new byte[] {(byte) (jis[3] | 0x80), (byte) (jis[4] | 0x80)}) : new byte[0];
    }

    private static byte[] cameBack(char character, byte[] octets) {
        return character(octets) == character ? octets : new byte[0];
    }

    private static byte[] fromShiftJis(int lead, int trail) {
        int pair = lead - (lead < 0xA0 ? 0x81 : 0xC1);
        boolean even = trail >= 0x9F;
        int row = pair * 2 + (even ? 2 : 1);
        int cell = even ? trail - 0x9E : trail - 0x3F - (trail > 0x7F ? 1 : 0);
        return new byte[] {(byte) (row + 0xA0), (byte) (cell + 0xA0)};
    }
}
