package jp.cryptobin.james.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What mail programs mean by a charset label: the set they write under it, which is often larger than the registered
 * one. Follows the WHATWG Encoding Standard where that is what readers do, and the Windows code pages of Japan.
 */
public final class CharsetLabels {
    private static final Map<String, Meaning> MEANINGS = meanings();

    private CharsetLabels() {}

    /**
     * @param reader reads everything that is found under the label
     * @param writer holds the characters that every reader of the label knows
     */
    public record Meaning(Charset reader, Charset writer) {}

    /** The label as one writes it in lower case, without the quotes and leftovers of broken headers; may be empty. */
    public static String clean(String label) {
        String text = label.strip();
        if (text.startsWith("=?")) {
            return "";
        }
        text = text.replaceAll("[\"'<>]", "").strip();
        int end = 0;
        while (end < text.length() && ";,: \t\r\n*".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /**
     * The charset to decode a header or a page with; empty for a label that nothing here can decode. Under the label of
     * ISO-2022-JP it knows JIS X 0212 too.
     *
     * @param label as it was written
     */
    public static Optional<Charset> decoder(String label) {
        return Optional.of(clean(label))
                .filter(cleaned -> !cleaned.isEmpty())
                .flatMap(CharsetLabels::meaning)
                .map(Meaning::reader)
                .map(reader -> reader.name().equals("x-windows-iso2022jp") ? WindowsIso2022Jp.CHARSET : reader);
    }

    /**
     * The charset that text under a Japanese label really is in: many programs write UTF-8 under the label of the mail
     * that they answer.
     *
     * @param reader what the label means
     */
    public static Charset actual(Charset reader, byte[] octets) {
        boolean jis = reader.equals(WindowsIso2022Jp.CHARSET);
        boolean japanese = jis || reader.name().equals("windows-31j") || reader.equals(Cp51932.CHARSET);
        if (!japanese || !has(octets, octet -> octet < 0) || jis && has(octets, octet -> octet == 0x1B)) {
            return reader;
        }
        // Two octets of UTF-8 may be two half-width kana, or a character of EUC-JP.
        boolean sure = jis || has(octets, octet -> (octet & 0xF0) == 0xE0);
        boolean euc = reader.equals(Cp51932.CHARSET) && UnlabelledOctets.isValid(octets, reader);
        boolean utf8 = sure && !euc && UnlabelledOctets.isValid(octets, StandardCharsets.UTF_8);
        return utf8 ? StandardCharsets.UTF_8 : reader;
    }

    private static boolean has(byte[] octets, IntPredicate wanted) {
        for (byte octet : octets) {
            if (wanted.test(octet)) {
                return true;
            }
        }
        return false;
    }

    /** @param label as {@link #clean} returns it */
    public static Optional<Meaning> meaning(String label) {
        Meaning known = MEANINGS.get(label);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Charset charset = Charset.forName(label);
            return Optional.of(new Meaning(charset, charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        put(meanings, "UTF-8", "UTF-8", "utf-8 utf8 utf_8 unicode-1-1-utf-8 x-utf-8 x-unicode20utf8 cp65001");
        put(
                meanings,
                "windows-31j",
                "windows-31j",
                "shift_jis shift-jis shiftjis sjis x-sjis x-shift-jis ms_kanji csshiftjis windows-31j cswindows31j "
                        + "cp932 ms932 cp943 ibm943 x-ms-cp932 windows-932 sjis-win x-sjis-cp932");
        put(
                meanings,
                "x-windows-iso2022jp",
                "x-windows-iso2022jp",
                "iso-2022-jp iso2022jp iso2022-jp csiso2022jp jis jis7 iso-2022-jp-ms cp50220 cp50221 cp50222 "
                        + "x-windows-50220 x-windows-50221 iso-2022-jp-3 iso-2022-jp-2004");
        Charset jis = Charset.forName("x-windows-iso2022jp");
        // The last two are what Windows calls CP50221 and CP50222 when it forgets that these have names.
        for (String label : "iso-2022-jp-1 _iso-2022-jp _iso-2022-jp$esc _iso-2022-jp$sio".split(" ", -1)) {
            meanings.put(label, new Meaning(WindowsIso2022Jp.CHARSET, jis));
        }
        put(meanings, "ISO-2022-JP-2", "ISO-2022-JP", "iso-2022-jp-2");
        for (String label :
                "euc-jp eucjp x-euc x-euc-jp euc_jp cseucpkdfmtjapanese cp51932 eucjp-win eucjp-ms".split(" ", -1)) {
            meanings.put(label, new Meaning(Cp51932.CHARSET, Cp51932.CHARSET));
        }
        put(
                meanings,
                "GB18030",
                "GBK",
                "gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 chinese iso-ir-58 euc-cn gbk x-gbk cp936 ms936 windows-936");
        put(
                meanings,
                "x-windows-949",
                "EUC-KR",
                "euc-kr cseuckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean iso-ir-149 cp949 ms949 uhc windows-949");
        put(meanings, "x-MS950-HKSCS", "x-windows-950", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950");
        put(
                meanings,
                "windows-1252",
                "US-ASCII",
                "us-ascii ascii ansi_x3.4-1968 iso646-us iso_646.irv:1991 csascii 646");
        put(
                meanings,
                "windows-1252",
                "ISO-8859-1",
                "iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 l1 cp819 ibm819 iso-ir-100 csisolatin1");
        put(meanings, "windows-1254", "ISO-8859-9", "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5");
        put(meanings, "x-windows-874", "TIS-620", "tis-620 iso-8859-11 windows-874 cp874");
        put(meanings, "ISO-8859-8", "ISO-8859-8", "iso-8859-8-i iso-8859-8-e logical visual");
        for (String label : "utf-7 utf7 unicode-1-1-utf-7 csunicode11utf7 x-unicode-2-0-utf-7".split(" ", -1)) {
            meanings.put(label, new Meaning(Utf7.CHARSET, StandardCharsets.UTF_8));
        }
        put(meanings, "x-MacRoman", "x-MacRoman", "macintosh mac x-mac-roman csmacintosh");
        put(meanings, "x-MacCyrillic", "x-MacCyrillic", "x-mac-cyrillic x-mac-ukrainian");
        put(meanings, "x-MacCentralEurope", "x-MacCentralEurope", "x-mac-ce x-mac-centraleurroman");
        put(meanings, "x-MacGreek", "x-MacGreek", "x-mac-greek");
        put(meanings, "x-MacTurkish", "x-MacTurkish", "x-mac-turkish");
        put(meanings, "windows-31j", "windows-31j", "x-mac-japanese");
        put(meanings, "UTF-16", "UTF-8", "utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode");
        return Map.copyOf(meanings);
    }

    private static void put(Map<String, Meaning> meanings, String reader, String writer, String labels) {
        Meaning meaning = new Meaning(Charset.forName(reader), Charset.forName(writer));
        for (String label : labels.split(" ", -1)) {
            meanings.put(label, meaning);
        }
    }
}
