package jp.cryptobin.james.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CssEscapesTest {
    static Arguments[] escapes() {
        return new Arguments[] {
            Arguments.of("plain", "plain"),
            Arguments.of("\\63 id", "cid"),
            Arguments.of("\\000063id", "cid"),
            Arguments.of("\\63\r\nid", "cid"),
            Arguments.of("\\63\tid", "cid"),
            Arguments.of("c\\id", "cid"),
            Arguments.of("\\cid", "\u000cid"),
            Arguments.of("c\\\nid", "cid"),
            Arguments.of("c\\\r\nid", "cid"),
            Arguments.of("c\\\rid", "cid"),
            Arguments.of("c\\\fid", "cid"),
            Arguments.of("\\0 ", "\ufffd"),
            Arguments.of("\\d800 ", "\ufffd"),
            Arguments.of("\\110000 ", "\ufffd"),
            Arguments.of("\\1f600 x", "\ud83d\ude00x"),
            Arguments.of("\\\uff16", "\uff16"),
            Arguments.of("end\\", "end\\"),
        };
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void readsAsTheStandardSays(String css, String text) {
        assertThat(CssEscapes.unescaped(css)).isEqualTo(text);
    }
}
