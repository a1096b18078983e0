package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderTextTest {
    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.of("plain words", "plain words"),
                Arguments.of("folded\n words", "folded words"),
                Arguments.of("=?utf-8?B?6KaL56mN?=", "見積"),
                Arguments.of("=?UTF-8?q?=E8=A6=8B_x?=", "見 x"),
                Arguments.of("=?utf-8*ja?B?6KaL?=", "見"),
                Arguments.of("=?utf-8?B?6KaL?=\n =?utf-8?B?56mN?=", "見積"),
                Arguments.of("=?utf-8?B?6KaL5w==?= =?utf-8?B?qY0=?=", "見積"),
                Arguments.of("a =?utf-8?B?6KaL?= b", "a 見 b"),
                Arguments.of("=?iso-2022-jp?B?GyRCOCsbKEI=?= =?iso-2022-jp?B?GyRCQFEbKEI=?=", "見積"),
                Arguments.of("=?shift_jis?B?h0A=?=", "①"),
                Arguments.of("=?unheard-of?B?6KaL?=", "=?unheard-of?B?6KaL?="),
                Arguments.of("=?utf-8?B?6KaL", "=?utf-8?B?6KaL"),
                Arguments.of("\u001b$B8+\u001b(B", "見"),
                Arguments.of("\u001b$B|b!Ayu\u001b(B", "髙～﨑"),
                Arguments.of("=?ISO-2022-JP?B?GyRCfGI2Nk1NGyhC?=", "髙橋様"),
                Arguments.of("=?iso-2022-jp?Q?=1B$B|b66=1B(B?=", "髙橋"),
                Arguments.of("=?_iso-2022-jp$ESC?B?GyRCOCsbKEI=?=", "見"),
                Arguments.of("=?iso-2022-jp?B?6KaL?=", "見"),
                Arguments.of(Inspected.octets("見積"), "見積"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void decodesSubjectsAsPeopleReadThem(String raw, String text) {
        assertThat(Inspected.mail("Subject: " + raw + "\n\nwords\n").subject()).isEqualTo(text);
    }
}
