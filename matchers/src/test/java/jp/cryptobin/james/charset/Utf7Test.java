package jp.cryptobin.james.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf7Test {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain text,          plain text",
                "A+ImIDkQ.,           A≢Α.",
                "+ZeVnLIqe-,          日本語",
                "Hi Mom +Jjo--,       Hi Mom ☺-",
                "+2DzfTw-,            🍏",
                "1 +- 1,              1 + 1",
                "+,                   ``",
                "+ZeU!x,              日!x",
                "caf\u00e9,           caf\u00e9"
            })
    void readsWhatTheStandardWritesAndLosesNothingElse(String octets, String text) {
        assertThat(new String(octets.getBytes(ISO_8859_1), Utf7.CHARSET)).isEqualTo(text);
    }

    @Test
    void beginsEachTextAnew() {
        assertThat(new String("+ZeU".getBytes(ISO_8859_1), Utf7.CHARSET)).isEqualTo("日");
        assertThat(new String("ZeU".getBytes(ISO_8859_1), Utf7.CHARSET)).isEqualTo("ZeU");
    }

    @Test
    void isNeverWritten() {
        assertThat(Utf7.CHARSET.canEncode()).isFalse();
        assertThatThrownBy(Utf7.CHARSET::newEncoder).isInstanceOf(UnsupportedOperationException.class);
    }
}
