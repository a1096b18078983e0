package jp.cryptobin.james.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import jp.cryptobin.james.charset.Cp51932;
import jp.cryptobin.james.charset.Utf7;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCharsetTest {
    private static BodyCharset of(String label, byte[] octets) throws IOException {
        return BodyCharset.of(
                label == null ? "" : label, BodyFacts.of(BodyContent.of(octets)).octets());
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS,                     windows-31j",
        "SHIFT-JIS,                     windows-31j",
        "x-sjis,                        windows-31j",
        "windows-31j,                   windows-31j",
        "cp932,                         windows-31j",
        "ISO-2022-JP,                   x-windows-iso2022jp",
        "'\"iso-2022-jp\"',             x-windows-iso2022jp",
        "euc-jp,                        x-cryptobin-cp51932",
        "gb2312,                        GB18030",
        "GBK,                           GB18030",
        "ks_c_5601-1987,                x-windows-949",
        "euc-kr,                        x-windows-949",
        "big5,                          x-MS950-HKSCS",
        "us-ascii,                      windows-1252",
        "iso-8859-1,                    windows-1252",
        "iso-8859-9,                    windows-1254",
        "iso-8859-15,                   ISO-8859-15",
        "koi8-r,                        KOI8-R",
        "utf-7,                         x-cryptobin-utf-7",
        "UTF-16,                        UTF-16",
        "utf-16le,                      UTF-16LE",
        "utf8,                          UTF-8",
        "'\"utf-8;format=flowed\"',     UTF-8",
        "' UTF-8 ',                     UTF-8",
        "utf-8*ja,                      UTF-8",
    })
    void readsALabelAsMailProgramsMeanIt(String label, String reader) throws IOException {
        BodyCharset charset = of(label, "abc".getBytes(UTF_8));

        assertThat(charset.declared()).isTrue();
        assertThat(charset.reader().name()).isEqualTo(reader);
    }

    @ParameterizedTest
    @CsvSource({
        "8740,                 ①",
        "878A,                 ㈱",
        "FBFC,                 髙",
        "EEE0,                 髙",
        "FAB1,                 﨑",
        "8160,                 ～",
        "B1B2B3,               ｱｲｳ",
        "FA40,                 ⅰ",
    })
    void readsWhatWindowsWritesAsShiftJis(String octets, String text) throws IOException {
        BodyCharset charset = of("Shift_JIS", hex(octets));

        assertThat(new String(hex(octets), charset.reader())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1B2442 2D21 1B2842,                 ①",
        "1B2442 2D6A 1B2842,                 ㈱",
        "1B2442 7C62 1B2842,                 髙",
        "1B2442 7975 1B2842,                 﨑",
        "1B2442 2141 1B2842,                 ～",
        "1B2849 313233 1B2842,               ｱｲｳ",
        "1B2440 3021 1B284A,                 亜",
        "1B2428 44 3021 1B2842,              丂",
    })
    void readsWhatWindowsWritesAsIso2022Jp(String octets, String text) throws IOException {
        BodyCharset charset = of("iso-2022-jp", hex(octets));

        assertThat(new String(hex(octets), charset.reader())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ADA1,     ①",
        "ADEA,     ㈱",
        "FCE2,     髙",
        "F9F5,     﨑",
        "FCFB,     ￢",
        "A1C1,     ～",
        "8EB18EB2, ｱｲ",
        "8FB0A1,   丂",
        "B0A1,     亜",
        "F4A6,     熙",
    })
    void readsWhatWindowsWritesAsEucJp(String octets, String text) throws IOException {
        BodyCharset charset = of("EUC-JP", hex(octets));

        assertThat(new String(hex(octets), charset.reader())).isEqualTo(text);
    }

    @Test
    void eucJpAgreesWithTheJdkWhereTheStandardDefinesACharacter() {
        Charset jdk = Charset.forName("EUC-JP");
        int compared = 0;
        for (int row = 0xA1; row <= 0xFE; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                byte[] octets = {(byte) row, (byte) cell};
                String standard = new String(octets, jdk);
                if (!standard.contains("\uFFFD") && !"〜‖−—¢£¬＼".contains(standard)) {
                    assertThat(new String(octets, Cp51932.CHARSET)).isEqualTo(standard);
                    assertThat(standard.getBytes(Cp51932.CHARSET)).isEqualTo(octets);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(6800);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,      会議の資料,   UTF-8,        UTF-8",
                "none,      会議の資料,   windows-31j,  Shift_JIS",
                "none,      株式会社,     windows-31j,  Shift_JIS",
                "none,      会議の資料,   EUC-JP,       EUC-JP",
                "none,      会議の資料,   ISO-2022-JP,  ISO-2022-JP",
                "none,      naïve café,   windows-1252, windows-1252",
                "none,      it’s “so”,    windows-1252, windows-1252",
                "none,      plain,        UTF-8,        us-ascii",
                "us-ascii,  会議の資料,   UTF-8,        UTF-8",
                "us-ascii,  会議の資料,   ISO-2022-JP,  ISO-2022-JP",
                "x-unknown, 会議の資料,   windows-31j,  Shift_JIS",
                "'=?utf-8?Q?x?=', 会議,   UTF-8,        UTF-8",
                "none,      会議,         UTF-16,       UTF-16",
            })
    void detectsWhatNoUsefulLabelTells(String label, String text, Charset written, String detected) throws IOException {
        BodyCharset charset = of(label, text.getBytes(written));

        assertThat(charset.declared()).isFalse();
        assertThat(charset.label()).isEqualTo(detected);
        assertThat(new String(text.getBytes(written), charset.reader())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-2022-JP,  【ご案内】①㈱髙﨑～〜−ｱ, true",
        "Shift_JIS,    【ご案内】①㈱髙﨑～〜−ｱ, true",
        "EUC-JP,       【ご案内】①㈱髙﨑～〜−ｱ, true",
        "gb2312,       こちらのメールは,          true",
        "utf-8,        𠮷野家 😀,                 true",
        "us-ascii,     Notice,                    true",
        "us-ascii,     naïve,                     false",
        "iso-8859-1,   naïve,                     true",
        "iso-8859-1,   it’s,                      false",
        "windows-1252, it’s,                      true",
        "windows-1252, ご案内,                    false",
        "Shift_JIS,    😀,                        false",
        "Shift_JIS,    ¥100,                      false",
        "ISO-2022-JP,  café,                      false",
        "ISO-2022-JP,  😀,                        false",
        "big5,         ㈱,                        false",
    })
    void carriesOnlyWhatComesBack(String label, String text, boolean carried) throws IOException {
        assertThat(of(label, new byte[0]).encode(text).isPresent()).isEqualTo(carried);
    }

    @Test
    void writesExtensionsIntoIso2022JpAsTwoOctetsOfJisX0208() throws IOException {
        assertThat(of("iso-2022-jp", new byte[0]).encode("髙")).contains(hex("1B2442 7C62 1B2842"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-ascii", "Shift_JIS", "iso-2022-jp", "euc-jp", "gb2312", "big5", "utf-8", "koi8-r"})
    void joinsOctetsWhereAsciiIsAscii(String label) throws IOException {
        assertThat(of(label, new byte[0]).joinable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "utf-16le", "utf-32", "utf-7", "IBM930", "IBM037"})
    void doesNotJoinOctetsWhereAsciiIsNotAscii(String label) throws IOException {
        assertThat(of(label, new byte[0]).joinable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Hi Mom -+Jjo--!,   'Hi Mom -☺-!'",
        "+ZeVnLIqe-,        日本語",
        "1 +- 1,            1 + 1",
        "+AGEAYg,           ab",
        "a + b,             a + b",
    })
    void readsUtf7(String octets, String text) {
        assertThat(new String(octets.getBytes(ISO_8859_1), Utf7.CHARSET)).isEqualTo(text);
    }

    @Test
    void readsSurrogatesOfUtf7() {
        String encoded = "+" + Base64.getEncoder().withoutPadding().encodeToString("😀".getBytes(UTF_16BE)) + "-";

        assertThat(new String(encoded.getBytes(ISO_8859_1), Utf7.CHARSET)).isEqualTo("😀");
    }
}
