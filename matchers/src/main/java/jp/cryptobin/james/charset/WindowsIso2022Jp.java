package jp.cryptobin.james.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import org.jspecify.annotations.Nullable;

/**
 * ISO-2022-JP as mail programs write it, on Windows as CP50220 to CP50222: JIS X 0208 with the NEC and IBM extensions,
 * JIS X 0212, and half-width kana by escape sequence, by shift, or as octets above 127. Of the JDK's charsets one lacks
 * JIS X 0212, and those that have it read the extensions as private characters.
 */
public final class WindowsIso2022Jp extends Charset {
    public static final WindowsIso2022Jp CHARSET = new WindowsIso2022Jp();
    /** Writes what every reader knows. */
    private static final Charset WRITER = Charset.forName("x-windows-iso2022jp");

    private static final int LONGEST_ESCAPE = 4;

    private WindowsIso2022Jp() {
        super("x-cryptobin-windows-iso-2022-jp", new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII");
    }

    @Override
    public CharsetEncoder newEncoder() {
        return WRITER.newEncoder();
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    private enum Set {
        ASCII,
        ROMAN,
        KANA,
        X0208,
        X0212
    }

    private static final class Decoder extends CharsetDecoder {
        private Set set = Set.ASCII;
        private boolean shifted;

        Decoder(Charset charset) {
            super(charset, 0.5f, 1);
        }

        @Override
        protected void implReset() {
            set = Set.ASCII;
            shifted = false;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                int start = in.position();
                int first = in.get(start) & 0xFF;
                if (first == 0x1B) {
                    int length = escape(in);
                    if (length <= 0) {
                        return length == 0 ? CoderResult.UNDERFLOW : CoderResult.malformedForLength(1);
                    }
                    in.position(start + length);
                    continue;
                }
                if (first == 0x0E || first == 0x0F) {
                    shifted = first == 0x0E;
                    in.position(start + 1);
                    continue;
                }
                boolean pair = !shifted && first > ' ' && first < 0x7F && (set == Set.X0208 || set == Set.X0212);
                if (pair && in.remaining() < 2) {
                    return CoderResult.UNDERFLOW;
                }
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                char character = pair ? pair(first, in.get(start + 1) & 0xFF) : single(first);
                if (character == JisTables.UNMAPPED) {
                    // A control or an escape sequence in the place of the second octet is no part of a character.
                    boolean whole = pair && (in.get(start + 1) & 0xFF) > ' ';
                    return whole ? CoderResult.unmappableForLength(2) : CoderResult.malformedForLength(1);
                }
                in.position(start + (pair ? 2 : 1));
                out.put(character);
            }
            return CoderResult.UNDERFLOW;
        }

        private char pair(int first, int second) {
            return set == Set.X0208
                    ? JisTables.x0208(first - 0x20, second - 0x20)
                    : JisTables.x0212(first - 0x20, second - 0x20);
        }

        private char single(int octet) {
            if (octet > 0xA0 && octet < 0xE0) {
                return kana(octet - 0x80);
            }
            if (octet >= 0x80) {
                return JisTables.UNMAPPED;
            }
            if ((shifted || set == Set.KANA) && octet > ' ' && octet < 0x60) {
                return kana(octet);
            }
            if (set == Set.ROMAN && (octet == '\\' || octet == '~')) {
                return octet == '\\' ? '\u00A5' : '\u203E';
            }
            return (char) octet;
        }

        private static char kana(int octet) {
            return (char) (0xFF61 + octet - 0x21);
        }

        /** Octets of the escape sequence; 0 where it goes on beyond the input, negative where it is none. */
        private int escape(ByteBuffer in) {
            StringBuilder sequence = new StringBuilder(LONGEST_ESCAPE);
            for (int i = 1; i < Math.min(LONGEST_ESCAPE, in.remaining()); i++) {
                sequence.append((char) (in.get(in.position() + i) & 0xFF));
                Set designated = designated(sequence.toString());
                if (designated != null) {
                    set = designated;
                    shifted = false;
                    return i + 1;
                }
            }
            return in.remaining() < LONGEST_ESCAPE && isBeginning(sequence.toString()) ? 0 : -1;
        }

        private static boolean isBeginning(String sequence) {
            return sequence.isEmpty() || sequence.equals("(") || sequence.equals("$") || sequence.equals("$(");
        }

        private static @Nullable Set designated(String sequence) {
            return switch (sequence) {
                case "(B" -> Set.ASCII;
                case "(J", "(H" -> Set.ROMAN;
                case "(I" -> Set.KANA;
                case "$@", "$B", "$(@", "$(B", "$(O", "$(Q" -> Set.X0208;
                case "$(D" -> Set.X0212;
                default -> null;
            };
        }
    }
}
