package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;

import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
    private final Advice advice = Advice.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image/gif (1.2, 70 octets): picture in text, file 1 of 1            | 添付 1 個中 1 個目の本文中の画像（image/gif、70 バイト）
            message/rfc822 (1.3, 5000 octets): attached message "会議の件", file 2 of 3 | 添付 3 個中 2 個目の添付されたメール「会議の件」（message/rfc822、5 KB）
            text/calendar (1.2, 3000000 octets): calendar, file 1 of 2          | 添付 2 個中 1 個目の予定（会議の招待など）（text/calendar、2.9 MB）
            image001.png (×2)                                                   | image001.png (×2)
            """)
    void namesAPartAsItsSenderKnowsIt(String concerned, String words) {
        assertThat(advice.concerned(Violation.of(Reason.FILE_WITHOUT_NAME, concerned), Language.JAPANESE))
                .containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource({"Gmail, Gmail では", "Outlook, Outlook では", "Apple Mail, メール（Apple）では", "HCL Notes, HCL Notes では"})
    void saysWhatToDoInTheMailProgram(String client, String beginning) {
        for (Reason reason : new Reason[] {Reason.FILE_WITHOUT_NAME, Reason.DUPLICATE_FILE_NAMES, Reason.DATA_URL}) {
            Violation violation = Violation.of(reason, "a", Violation.SENT_WITH + client);

            assertThat(advice.of(violation, Language.JAPANESE)).startsWith(beginning);
            assertThat(advice.of(violation, Language.ENGLISH)).contains(client);
            assertThat(advice.concerned(violation, Language.JAPANESE)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysOneSentenceWhereTheMailProgramIsNotKnown(Language language) {
        assertThat(advice.of(Violation.of(Reason.FILE_WITHOUT_NAME, "a"), language))
                .isNotEmpty();
        assertThat(advice.of(Violation.of(Reason.DUPLICATE_FILE_NAMES, "a"), language))
                .isNotEmpty();
    }

    @Test
    void addsNothingWhereTheManualSaysItAll() {
        assertThat(advice.of(Violation.of(Reason.ENCRYPTED, "a"), Language.JAPANESE))
                .isEmpty();
    }

    @Test
    void saysWhereAFileIsEmbedded() {
        assertThat(advice.concerned(
                        Violation.of(Reason.DATA_URL, "1.2: img src", "1.2: img (source)"), Language.JAPANESE))
                .containsExactly("本文（HTML、1.2）に埋め込まれた画像など（<img>）");
    }
}
