package jp.cryptobin.james.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.cryptobin.james.vault.SampleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private final HoldToken tokens = new HoldToken(SampleFile.SECRET);
    private final AnswerReader reader = new AnswerReader(tokens);
    private final String id = tokens.id("mail-1", "taro@example.com");

    private Answer subject(String subject) {
        return reader.read(subject, List.of(), "");
    }

    private Answer reply(String text) {
        return reader.read("Re: subject", List.of("<" + id + "@example.com>"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Re: %s", "[EXT] %s", "  %s  ", "Fwd: x %s."})
    void readsWhatALinkOpenedHoweverItIsWrapped(String around) {
        assertThat(subject(around.formatted(tokens.subject(id, Wish.STOP)))).isEqualTo(new Answer.Says(id, Wish.STOP));
        assertThat(subject(around.formatted(tokens.subject(id, Wish.SEND)))).isEqualTo(new Answer.Says(id, Wish.SEND));
    }

    @Test
    void aTokenIsWorthNothingForAnotherWishOrAnotherMail() {
        String stop = tokens.subject(id, Wish.STOP);
        String other = tokens.id("mail-2", "taro@example.com");

        assertThat(subject(stop.replace("STOP", "SEND"))).isEqualTo(new Answer.Forged());
        assertThat(subject(stop.replace(id, other))).isEqualTo(new Answer.Forged());
    }

    @Test
    void nobodyCanNameAWaitBeforehand() {
        assertThat(tokens.id("mail-1", "taro@example.com"))
                .isEqualTo(id)
                .matches("[A-Za-z0-9_-]{24}")
                .isNotEqualTo(tokens.id("mail-2", "taro@example.com"))
                .isNotEqualTo(tokens.id("mail-1", "jiro@example.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "Stop., STOP",
        "ＳＴＯＰ, STOP",
        "中止, STOP",
        "「中止」。, STOP",
        "キャンセル, STOP",
        "ｷｬﾝｾﾙ, STOP",
        "send, SEND",
        "Send now!, SEND",
        "送信, SEND",
        "今すぐ送信, SEND"
    })
    void readsAReplyOfOneWord(String word, Wish wish) {
        assertThat(reply("\n  " + word + "\n\nOn Monday, we wrote:\n> send\n> stop\n"))
                .isEqualTo(new Answer.Says(id, wish));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stop it", "please do not send", "中止しないで", "> stop", "送信しないでください"})
    void whatIsMoreThanTheWordIsUnclear(String text) {
        assertThat(reply(text)).isEqualTo(new Answer.Unclear());
    }

    @Test
    void aWordWithoutAReferenceIsUnclear() {
        assertThat(reader.read("Re: x", List.of("<m1@example.com>"), "stop")).isEqualTo(new Answer.Unclear());
    }
}
