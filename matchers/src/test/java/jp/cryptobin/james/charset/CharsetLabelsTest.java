package jp.cryptobin.james.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetLabelsTest {
    private static final String JIS = "\u001b$B|b:jyu!A-!-j\u001b(B";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO-2022-JP",
                "iso-2022-jp-1",
                "csISO2022JP",
                "cp50220",
                "cp50221",
                "_iso-2022-jp$ESC",
                "_iso-2022-jp$SIO",
                "\"_iso-2022-jp$ESC\""
            })
    void readsTheExtensionsUnderEachLabelOfIso2022Jp(String label) {
        assertThat(decoded(label, JIS.getBytes(ISO_8859_1))).isEqualTo("髙崎﨑～①㈱");
    }

    @ParameterizedTest
    @CsvSource({"Shift_JIS, windows-31j", "cp932, windows-31j", "x-sjis, windows-31j"})
    void readsTheSameNameUnderEachLabelOfShiftJis(String label, String charset) {
        byte[] octets = "髙崎﨑～①㈱".getBytes(Charset.forName(charset));

        assertThat(decoded(label, octets)).isEqualTo("髙崎﨑～①㈱");
    }

    @Test
    void readsTheSameNameInEucJp() {
        byte[] octets = "髙崎﨑～①㈱".getBytes(Cp51932.CHARSET);

        assertThat(decoded("euc-jp", octets)).isEqualTo("髙崎﨑～①㈱");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b$(D0!\u001b(B',       丂",
        "'\u001b(I1\u001b(B',         ｱ",
        "'\u000e1\u000f!',            ｱ!",
        "'\u00b1',                    ｱ",
        "'\u001b(J\\1\u001b(B',       ¥1",
        "'\u001b$@4A;z\u001b(B ok',   漢字 ok",
        "'\u001b$(B4A;z\u001b(H ok',  漢字 ok"
    })
    void readsWhatProgramsWriteBesideTheStandard(String octets, String text) {
        assertThat(decoded("iso-2022-jp", octets.getBytes(ISO_8859_1))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'\u001b$B4', �", "'a\u001bXb', a�Xb", "'\u001b$B4\u001b(Bb', �b", "'\u001b', �"})
    void losesNoMoreThanWhatIsBroken(String octets, String text) {
        assertThat(decoded("iso-2022-jp", octets.getBytes(ISO_8859_1))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, UTF-8,       資料①.pdf, UTF-8",
        "iso-2022-jp, UTF-8,       café.pdf,   UTF-8",
        "shift_jis,   UTF-8,       資料①.pdf, UTF-8",
        "shift_jis,   windows-31j, 資料①.pdf, windows-31j",
        "shift_jis,   windows-31j, ﾃｽ,         windows-31j",
        "utf-8,       UTF-8,       資料.pdf,   UTF-8"
    })
    void believesTheOctetsWhereTheyContradictAJapaneseLabel(String label, String written, String text, String read) {
        byte[] octets = text.getBytes(Charset.forName(written));

        assertThat(CharsetLabels.actual(CharsetLabels.decoder(label).orElseThrow(), octets)
                        .name())
                .isEqualTo(read);
        assertThat(decoded(label, octets)).isEqualTo(text);
    }

    @Test
    void writesIso2022JpThatEveryReaderOfTheLabelKnows() {
        byte[] octets = "髙橋～".getBytes(WindowsIso2022Jp.CHARSET);

        assertThat(new String(octets, ISO_8859_1)).isEqualTo("\u001b$B|b66!A\u001b(B");
    }

    @Test
    void takesEitherCodePointOfACharacterForTheSame() {
        assertThat(JapaneseVariants.fold("4月〜5月−1")).isEqualTo("4月～5月－1");
        assertThat(JapaneseVariants.fold("4月〜5月", UTF_8)).isEqualTo("4月〜5月");
    }

    private static String decoded(String label, byte[] octets) {
        return new String(
                octets, CharsetLabels.actual(CharsetLabels.decoder(label).orElseThrow(), octets));
    }
}
