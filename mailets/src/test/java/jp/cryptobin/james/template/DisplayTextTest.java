package jp.cryptobin.james.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "会議の資料を送付いたします",
                "①㈱髙﨑～ﾊﾝｶｸ　全角",
                "<b>&amp;\"'`=",
                "が\u3099 e\u0301 ไม้ ñ",
                "שלום world",
                "𠮷野家 😀",
                "a\u00A0b",
                ""
            })
    void keepsWhatOnlyLooksLikeItself(String text) {
        assertThat(DisplayText.line(text, 100)).isEqualTo(text);
    }

    static Stream<Integer> actingCodePoints() {
        return IntStream.of(
                        0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x200B,
                        0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060,
                        0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xD800, 0xDFFF, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xFFFF,
                        0xE0001, 0xE0041, 0x1FFFE)
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("actingCodePoints")
    void writesOutWhatActsOnTheTextAroundIt(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";

        assertThat(DisplayText.line(text, 100)).isEqualTo(String.format("a[U+%04X]b", codePoint));
    }

    @Test
    void writesOutUnpairedSurrogatesButKeepsPairs() {
        assertThat(DisplayText.line("\uDE00\uD83D😀\uD83D", 100)).isEqualTo("[U+DE00][U+D83D]😀[U+D83D]");
    }

    @Test
    void showsATabAsASpace() {
        assertThat(DisplayText.line("a\tb", 100)).isEqualTo("a b");
    }

    @Test
    void writesOutMarksThatPaintOverNeighbours() {
        assertThat(DisplayText.line("a" + "\u0301".repeat(6), 100))
                .isEqualTo("a" + "\u0301".repeat(4) + "[U+0301][U+0301]");
    }

    @Test
    void writesOutAMarkThatWouldSitOnTheTextBefore() {
        assertThat(DisplayText.line("\u0301a", 100)).isEqualTo("[U+0301]a");
    }

    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of("abcde", 5, "abcde"),
                Arguments.of("abcdef", 5, "abcde…"),
                Arguments.of("😀😀😀", 3, "😀😀😀"),
                Arguments.of("😀😀😀", 2, "😀😀…"),
                Arguments.of("abe\u0301", 3, "ab…"),
                Arguments.of("abe\u0301x", 4, "abe\u0301…"),
                Arguments.of("\u0301\u0301", 1, "[U+0301]…"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void cutsBetweenLetters(String text, int limit, String shown) {
        assertThat(DisplayText.line(text, limit)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0301", "202E", "0041", "1F600"})
    void staysShortForVeryLongText(String hex) {
        String text = Character.toString(Integer.parseInt(hex, 16)).repeat(1_000_000);

        assertThat(DisplayText.line(text, 200)).hasSizeLessThan(200 * 10).endsWith("…");
    }

    @Test
    void refusesALimitThatShowsNothing() {
        assertThatThrownBy(() -> DisplayText.line("a", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
