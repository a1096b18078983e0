package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.inspection.Inspected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AddressListReaderTest {
    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("a@example.com", List.of("a@example.com")),
                Arguments.of("a@example.com, b@example.com", List.of("a@example.com", "b@example.com")),
                Arguments.of(
                        "A <a@example.com>,\n \"B, C\" <b@example.com>", List.of("a@example.com", "b@example.com")),
                Arguments.of("Team: a@example.com, B <b@example.com>;", List.of("a@example.com", "b@example.com")),
                Arguments.of("undisclosed-recipients:;", List.of()),
                Arguments.of(
                        "a@example.com (a, (nested) comment), b@example.com",
                        List.of("a@example.com", "b@example.com")),
                Arguments.of("\"a,b\"@example.com", List.of("\"a,b\"@example.com")),
                Arguments.of("<\"a>b\"@example.com>", List.of("\"a>b\"@example.com")),
                Arguments.of("<@relay.example:a@example.com>", List.of("a@example.com")),
                Arguments.of("a@example.com; b@example.com", List.of("a@example.com", "b@example.com")),
                Arguments.of("Taro", List.of("Taro")),
                Arguments.of("Taro <taro>", List.of("taro")),
                Arguments.of("a@example.com b@example.com", List.of("a@example.com b@example.com")),
                Arguments.of(",,, ,", List.of()),
                Arguments.of("<a@example.com", List.of("a@example.com")),
                Arguments.of("\"unclosed <a@example.com>", List.of("\"unclosed <a@example.com>\"")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void findsAddressesAndWhatStandsInTheirPlace(String list, List<String> addresses) {
        assertThat(Inspected.mail("To: " + list + "\n\nwords\n").addressees())
                .extracting(HeaderAddress::address)
                .isEqualTo(addresses);
    }

    @Test
    void decodesDisplayNames() {
        assertThat(Inspected.mail("To: =?utf-8?B?6KaL?= <a@example.com>\nCc: \"B \\\"b\\\"\" <b@example.com>\n\nx\n")
                        .addressees())
                .containsExactly(
                        new HeaderAddress("To", "見", "a@example.com"),
                        new HeaderAddress("Cc", "B \"b\"", "b@example.com"));
    }

    static Stream<Arguments> rawNames() {
        return Stream.of(
                Arguments.of("\u001b$BNkLZ\u001b(B <a@example.com>", "鈴木", "a@example.com"),
                Arguments.of("\"\u001b$BNkLZ\u001b(B\" <a@example.com>", "鈴木", "a@example.com"),
                Arguments.of("\u001b$B$\"$,!\\\u001b(B <a@example.com>", "あが＋", "a@example.com"),
                Arguments.of("\"\u001b$B$\"!\"!\\\u001b(B\" <a@example.com>", "あ、＋", "a@example.com"),
                Arguments.of("\u001b$B;3K\\!J1D6H!K\u001b(B <a@example.com>", "山本（営業）", "a@example.com"),
                Arguments.of("a@example.com (\u001b$B!(!)!J\u001b(B)", "", "a@example.com"),
                Arguments.of("\u001b$B|b66\u001b(B <a@example.com>", "髙橋", "a@example.com"),
                Arguments.of("=?ISO-2022-JP?Q?=1B$BNkLZ=1B(B?= <a@example.com>", "鈴木", "a@example.com"),
                Arguments.of(shiftJis("表 太郎") + " <a@example.com>", "表 太郎", "a@example.com"),
                Arguments.of("\"" + shiftJis("能表") + "\" <a@example.com>", "能表", "a@example.com"),
                Arguments.of("\"" + shiftJis("十ソ\\\"噂") + "\" <a@example.com>", "十ソ\"噂", "a@example.com"),
                Arguments.of("\"" + Inspected.octets("表、髙橋") + "\" <a@example.com>", "表、髙橋", "a@example.com"),
                Arguments.of("\u001b$BNkLZ <a@example.com>", "", "a@example.com"));
    }

    private static String shiftJis(String text) {
        return new String(text.getBytes(Charset.forName("windows-31j")), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("rawNames")
    void readsNamesThatWereWrittenAsTheyAre(String list, String name, String address) {
        List<HeaderAddress> read = Inspected.mail("To: " + list + "\n\nwords\n").addressees();

        assertThat(read).extracting(HeaderAddress::address).containsExactly(address);
        if (!name.isEmpty()) {
            assertThat(read).extracting(HeaderAddress::displayName).containsExactly(name);
        }
    }

    @Test
    void findsEveryAddressBetweenRawNames() {
        String list = "\u001b$BNkLZ\u001b(B <a@example.com>,\n \u001b$B$\",;3\u001b(B <b@example.com>, c@example.com";

        assertThat(Inspected.mail("To: " + list + "\n\nwords\n").addressees())
                .extracting(HeaderAddress::address)
                .containsExactly("a@example.com", "b@example.com", "c@example.com");
    }
}
