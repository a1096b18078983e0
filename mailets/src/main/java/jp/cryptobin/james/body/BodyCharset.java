package jp.cryptobin.james.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import jp.cryptobin.james.charset.CharsetLabels;
import jp.cryptobin.james.charset.JapaneseVariants;
import jp.cryptobin.james.charset.Utf7;
import jp.cryptobin.james.charset.WindowsIso2022Jp;

/**
 * The charset of a body as its octets and its label together tell it.
 *
 * @param label the name to write in the header when the body stays in this charset
 * @param declared the header already says so
 * @param reader reads every octet that mail programs write under the label
 * @param writer writes only what mail programs read under the label
 */
public record BodyCharset(String label, boolean declared, Charset reader, Charset writer) {
    private static final byte[] ASCII = octets(' ', 0x7F);
    private static final byte[] SEVEN_BIT = octets(0, 0x80);

    /**
     * Follows the label where it means something; else, and for ASCII with octets that are none, what the octets are.
     *
     * @param label the charset parameter of the Content-Type; empty for none
     */
    public static BodyCharset of(String label, OctetFacts facts) {
        String cleaned = CharsetLabels.clean(label);
        Optional<CharsetLabels.Meaning> meaning = cleaned.isEmpty() ? Optional.empty() : CharsetLabels.meaning(cleaned);
        boolean ascii = meaning.isPresent() && meaning.get().writer().equals(StandardCharsets.US_ASCII);
        boolean contradicted = ascii
                ? facts.eightBit() > 0 || facts.iso2022Jp()
                : meaning.isPresent() && contradicts(meaning.get(), facts);
        if (meaning.isPresent() && !contradicted) {
            return declared(cleaned, meaning.get(), facts);
        }
        String detected = detect(facts);
        CharsetLabels.Meaning found =
                CharsetLabels.meaning(CharsetLabels.clean(detected)).orElseThrow();
        return new BodyCharset(detected, false, found.reader(), found.writer());
    }

    /** Programs that answer in the encoding of a mail, or were told to use one, write another under its label. */
    private static boolean contradicts(CharsetLabels.Meaning meaning, OctetFacts facts) {
        if (isJis(meaning.reader())) {
            return facts.eightBit() > 0 && !facts.escaped() && (facts.utf8() || facts.eucJp() || facts.shiftJis());
        }
        // Two octets of UTF-8 may be two half-width kana.
        return meaning.reader().name().equals("windows-31j") && facts.utf8() && facts.longUtf8();
    }

    private static boolean isJis(Charset reader) {
        return reader.name().equals("x-windows-iso2022jp") || reader.equals(WindowsIso2022Jp.CHARSET);
    }

    private static BodyCharset declared(String label, CharsetLabels.Meaning meaning, OctetFacts facts) {
        // Without a byte order mark UTF-16 is big-endian (RFC 2781, 4.3), but Windows writes the other.
        if (meaning.reader().equals(StandardCharsets.UTF_16)
                && facts.byteOrderMark() == ByteOrderMark.NONE
                && facts.littleEndian()) {
            return new BodyCharset(label, true, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16LE);
        }
        boolean needsX0212 = facts.jisX0212() && meaning.reader().name().equals("x-windows-iso2022jp");
        Charset reader = needsX0212 ? WindowsIso2022Jp.CHARSET : meaning.reader();
        return new BodyCharset(label, true, reader, meaning.writer());
    }

    /** To be written in ASCII only: what a reader takes it for is not certain. */
    public BodyCharset asciiOnly() {
        return new BodyCharset(label, declared, reader, StandardCharsets.US_ASCII);
    }

    private static String detect(OctetFacts facts) {
        if (facts.byteOrderMark() != ByteOrderMark.NONE) {
            return facts.byteOrderMark().charset();
        }
        if (facts.iso2022Jp()) {
            return "ISO-2022-JP";
        }
        if (facts.eightBit() == 0) {
            return "us-ascii";
        }
        if (facts.utf8()) {
            return "UTF-8";
        }
        // Text in EUC-JP is often well-formed Shift_JIS too; the reverse is rare.
        if (facts.eucJp()) {
            return "EUC-JP";
        }
        return facts.shiftJis() ? "Shift_JIS" : "windows-1252";
    }

    /** An ASCII octet means the ASCII character, until something says otherwise: text can be joined octet by octet. */
    public boolean joinable() {
        return !reader.equals(Utf7.CHARSET)
                && Arrays.equals(new String(ASCII, reader).getBytes(StandardCharsets.UTF_8), ASCII);
    }

    /** Octets of this charset that are the same in UTF-8: those of US-ASCII, where no sequence of them means anything else. */
    boolean isUtf8(OctetFacts facts) {
        return facts.eightBit() == 0
                && reader.canEncode()
                && reader.newEncoder().maxBytesPerChar() <= 1
                && new String(SEVEN_BIT, reader).equals(new String(SEVEN_BIT, StandardCharsets.US_ASCII));
    }

    /** The octets of a text, or nothing if the charset does not have all of its characters. */
    public Optional<byte[]> encode(String text) {
        String folded = JapaneseVariants.fold(text, writer);
        try {
            ByteBuffer octets = writer.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(folded));
            byte[] encoded = new byte[octets.remaining()];
            octets.get(encoded);
            // Some of the JDK's charsets write the yen sign as a backslash: only what comes back is carried.
            return new String(encoded, writer).equals(folded) ? Optional.of(encoded) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The octets of a text, with a question mark for each character that the charset does not have. */
    byte[] encodeReplacing(String text) {
        StringBuilder carried = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            carried.append(encode(character).isPresent() ? character : "?");
        });
        return encode(carried.toString()).orElseGet(() -> carried.toString().getBytes(writer));
    }

    private static byte[] octets(int from, int to) {
        byte[] octets = new byte[to - from];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (from + i);
        }
        return octets;
    }
}
