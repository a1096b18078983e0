package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.template.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTextsTest {
    private final ReasonTexts texts = ReasonTexts.load();

    private record ManualMessage(String number, String section, String message, List<String> remedy) {}

    static Stream<ManualMessage> manual() throws IOException {
        try (InputStream in = ReasonTextsTest.class.getResourceAsStream("manual-messages.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new ManualMessage(cells[0], cells[1], cells[2], List.of(cells[3].split("\\\\n"))));
        }
    }

    @ParameterizedTest
    @MethodSource("manual")
    void givesTheManualsJapaneseWordForWord(ManualMessage expected) {
        Reason reason = Stream.of(Reason.values())
                .filter(candidate -> candidate.number().equals(expected.number()))
                .findFirst()
                .orElseThrow();

        assertThat(reason.section()).isEqualTo(expected.section());
        assertThat(texts.of(reason, Language.JAPANESE))
                .isEqualTo(new ReasonText(expected.message(), expected.remedy()));
    }

    @Test
    void coversTheManualsThirtyFiveMessagesAndNoOther() throws IOException {
        assertThat(manual().map(ManualMessage::number))
                .hasSize(35)
                .containsExactlyElementsOf(
                        Stream.of(Reason.values()).map(Reason::number).toList());
    }

    @ParameterizedTest
    @EnumSource
    void givesEnglishWithAsManyLinesOfRemedyAsTheJapanese(Reason reason) {
        ReasonText english = texts.of(reason, Language.ENGLISH);

        assertThat(english.message()).matches("[ -~]+");
        assertThat(english.remedy())
                .hasSameSizeAs(texts.of(reason, Language.JAPANESE).remedy())
                .allSatisfy(line -> assertThat(line).matches("[ -~]+").isEqualTo(line.strip()));
    }
}
