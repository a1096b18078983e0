package jp.cryptobin.james.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a charset label means in real mail: for the labels that senders use loosely, the superset that they write
 * (Windows-31J under the name of Shift_JIS, the CP5022x family under the name of ISO-2022-JP).
 */
public final class CharsetLabel {
    private static final Map<String, String> REAL_WORLD = Map.ofEntries(
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms_kanji", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-50221"),
            Map.entry("iso-2022-jp-1", "x-windows-50221"),
            Map.entry("iso-2022-jp-ms", "x-windows-50221"),
            Map.entry("cp50220", "x-windows-50221"),
            Map.entry("cp50221", "x-windows-50221"),
            Map.entry("euc-jp", "x-eucjp-open"),
            Map.entry("x-euc-jp", "x-eucjp-open"),
            Map.entry("eucjp", "x-eucjp-open"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "x-windows-950"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("utf8", "utf-8"));

    private CharsetLabel() {}

    /** The charset to decode with; empty for a label that nothing here can decode. */
    public static Optional<Charset> decoder(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(REAL_WORLD.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Octets without a label: UTF-8 where they are valid UTF-8, else what fits them. */
    static Charset guess(byte[] octets) {
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

    private static boolean isValid(byte[] octets, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
