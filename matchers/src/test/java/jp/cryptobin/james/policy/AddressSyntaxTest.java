package jp.cryptobin.james.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "a.b+c@example.co.jp",
                "\"a b\"@example.com",
                "\"a\\\"b\"@example.com",
                "a@localhost",
                "a@xn--eckwd4c7c.example",
                "!#$%&'*+/=?^_`{|}~-@example.com"
            })
    void acceptsMailboxes(String address) {
        assertThat(AddressSyntax.STANDARD.isMailbox(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.com",
                "a@",
                "a b@example.com",
                "a..b@example.com",
                "a.@example.com",
                ".a@example.com",
                "a@example..com",
                "a@-example.com",
                "a@example.com.",
                "a@[192.0.2.1]",
                "a@b@example.com",
                "あ@example.com",
                "\"a\"b@example.com",
                "a@exa_mple.com",
                "a@example.com b@example.com",
                "<a@example.com>"
            })
    void refusesWhatIsNoMailbox(String address) {
        assertThat(AddressSyntax.STANDARD.isMailbox(address)).isFalse();
    }

    @Test
    void limitsTheLengthOfLocalPartAndLabels() {
        assertThat(AddressSyntax.STANDARD.isMailbox("a".repeat(64) + "@example.com"))
                .isTrue();
        assertThat(AddressSyntax.STANDARD.isMailbox("a".repeat(65) + "@example.com"))
                .isFalse();
        assertThat(AddressSyntax.STANDARD.isMailbox("a@" + "b".repeat(64) + ".com"))
                .isFalse();
    }

    @Test
    void acceptsCarrierDotsAndOtherScriptsBySetting() {
        AddressSyntax loose = new AddressSyntax(true, true);
        assertThat(loose.isMailbox("a..b.@example.com")).isTrue();
        assertThat(loose.isMailbox("あ@例え.example")).isTrue();
        assertThat(loose.isMailbox(".a@example.com")).isFalse();
    }
}
