package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordElsewhereTest {
    private static final Templates TEMPLATES = LetterTemplates.builtIn();
    private static final String PASSWORD = "kgtUAv%hF:~xU~8";

    static Stream<Arguments> everyForm() {
        return Stream.of(PasswordDelivery.SEPARATE_MAIL, PasswordDelivery.TO_SENDER)
                .flatMap(delivery -> Stream.of(false, true).map(approval -> Arguments.of(delivery, approval)));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheTextWordForWord(PasswordDelivery delivery, boolean awaitingApproval) throws IOException {
        String name = "password-elsewhere-"
                + delivery.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (awaitingApproval ? "-approval" : "") + ".txt";

        assertThat(writer(Languages.BOTH).text(notice(delivery, awaitingApproval)) + "\n")
                .isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesOneLanguageAfterTheOther(PasswordDelivery delivery, boolean awaitingApproval) {
        PasswordElsewhere notice = notice(delivery, awaitingApproval);

        assertThat(writer(Languages.BOTH).text(notice))
                .isEqualTo(writer(Languages.JA).text(notice)
                        + "\n\n"
                        + writer(Languages.EN).text(notice));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheSameWordsInHtml(PasswordDelivery delivery, boolean awaitingApproval) {
        PasswordElsewhere notice = notice(delivery, awaitingApproval);

        Document html = Jsoup.parse(writer(Languages.BOTH).html(notice));

        assertThat(withoutSpace(html.wholeText()))
                .isEqualTo(withoutSpace(writer(Languages.BOTH).text(notice)));
        assertThat(html.select("a, style, script, img, [class], [id]")).isEmpty();
    }

    /** A mail from right to left, or one whose style sheet gives every table a border, would change it otherwise. */
    @Test
    void takesNeitherDirectionNorBorderFromTheMail() {
        Document html = Jsoup.parse(writer(Languages.BOTH).html(notice(PasswordDelivery.TO_SENDER, false)));

        assertThat(html.select("table[lang]"))
                .hasSize(2)
                .allSatisfy(table -> assertThat(table.attr("dir")).isEqualTo("ltr"));
        assertThat(html.select("table"))
                .allSatisfy(table -> assertThat(table.attr("style")).startsWith("border:0;"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PasswordDelivery.class,
            names = {"SEPARATE_MAIL", "TO_SENDER"})
    void givesTheTemplatesNoPassword(PasswordDelivery delivery) {
        assertThat(PasswordNoticeModel.of(withPassword(false), Languages.BOTH)).containsEntry("password", PASSWORD);

        assertThat(PasswordElsewhereModel.of(notice(delivery, false), Languages.BOTH))
                .doesNotContainKeys("password", "passwordPieces")
                .satisfies(model -> assertThat(model.toString()).doesNotContain(PASSWORD, "kgtUAv%hF"));
    }

    @Test
    void isNotForAPasswordInTheBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordElsewhere.of(withPassword(false), PasswordDelivery.IN_BODY))
                .withMessageNotContaining(PASSWORD);
    }

    private static BodyNoticeWriter writer(Languages languages) {
        return new BodyNoticeWriter(TEMPLATES, languages);
    }

    private static PasswordElsewhere notice(PasswordDelivery delivery, boolean awaitingApproval) {
        return PasswordElsewhere.of(withPassword(awaitingApproval), delivery);
    }

    private static PasswordNotice withPassword(boolean awaitingApproval) {
        return new PasswordNotice(
                PASSWORD,
                "sample-user@example.com",
                Instant.parse("2025-12-31T15:00:59Z"),
                PasswordNotice.DEFAULT_ZONE,
                "会議の資料を送付いたします",
                awaitingApproval);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = PasswordElsewhereTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
