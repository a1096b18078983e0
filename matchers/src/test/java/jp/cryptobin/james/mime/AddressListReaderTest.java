package jp.cryptobin.james.mime;

import static org.assertj.core.api.Assertions.assertThat;

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
}
