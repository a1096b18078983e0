package jp.cryptobin.james.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds the charset of short text that has no label, such as a file name. */
public final class UnlabelledOctets {
    private UnlabelledOctets() {}

    /** UTF-8 where they are valid UTF-8, else what fits them. */
    public static Charset guess(byte[] octets) {
        if (isValid(octets, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        Charset shiftJis = Charset.forName("windows-31j");
        if (isValid(octets, shiftJis) && !hasPrivateCharacters(new String(octets, shiftJis))) {
            return shiftJis;
        }
        return Charset.forName("windows-1252");
    }

    /** Letters of other charsets, read as Windows-31J, often come out as its user-defined characters. */
    private static boolean hasPrivateCharacters(String text) {
        return text.chars().anyMatch(c -> c >= 0xe000 && c <= 0xf8ff);
    }

    static boolean isValid(byte[] octets, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
