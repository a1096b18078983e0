package jp.cryptobin.james.charset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawOctetsTest {
    /** In Shift_JIS the second octet of each is a backslash or a bracket. */
    @ParameterizedTest
    @ValueSource(strings = {"表", "能力", "ゼ[x]", "十\\a"})
    void liftsThePairsOfShiftJisOutOfTheWay(String name) {
        String octets = new String(name.getBytes(Charset.forName("windows-31j")), ISO_8859_1);

        String lifted = RawOctets.lift(octets);

        assertThat(ascii(lifted)).isEqualTo(ascii(name));
        assertThat(RawOctets.lower(lifted)).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({"'a\u001b$B\"(\u001b(B;b',  a;b", "'\u001b$B!=\u001b(J\"x\"', '\"x\"'", "'\u001b(I\"\u001b(Hx',     x"})
    void liftsFromTheEscapeToTheReturn(String octets, String rest) {
        assertThat(ascii(RawOctets.lift(octets))).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a\u001b$B\"(", "a\u001bXb\"", "\u00e3\u0081\u0082\\", "caf\u00e9\""})
    void leavesAllElseAsItIs(String octets) {
        assertThat(RawOctets.lift(octets)).isEqualTo(octets);
    }

    @Test
    void liftsEncodedWordsAsAWhole() {
        String lifted = RawOctets.liftWithWords("name==?utf-8?Q?a;b?=; x");

        assertThat(ascii(lifted)).isEqualTo("name=; x");
        assertThat(RawOctets.lower(lifted)).isEqualTo("name==?utf-8?Q?a;b?=; x");
    }

    private static String ascii(String text) {
        return text.chars().filter(c -> c < 0x80).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
