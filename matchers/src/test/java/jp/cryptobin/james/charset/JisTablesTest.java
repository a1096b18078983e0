package jp.cryptobin.james.charset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JisTablesTest {
    @ParameterizedTest
    @CsvSource({
        "1,  1,  \u3000",
        "1,  33, ～",
        "4,  2,  あ",
        "13, 1,  ①",
        "16, 1,  亜",
        "84, 6,  熙",
        "92, 94, ＂",
        "94, 94, \uFFFD",
        "0,  1,  \uFFFD",
        "1,  95, \uFFFD"
    })
    void knowsJisX0208AsWindowsExtendsIt(int row, int cell, String character) {
        assertThat(String.valueOf(JisTables.x0208(row, cell))).isEqualTo(character);
    }

    @ParameterizedTest
    @CsvSource({"16, 1, 丂", "2, 15, ˘", "1, 1, \uFFFD"})
    void knowsJisX0212(int row, int cell, String character) {
        assertThat(String.valueOf(JisTables.x0212(row, cell))).isEqualTo(character);
    }
}
