package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordNoticeTest {
    private static final Templates TEMPLATES = LetterTemplates.builtIn();
    private static final String PASSWORD = "kgtUAv%hF:~xU~8";
    private static final Instant DEPOSITED_AT = Instant.parse("2025-12-31T15:00:59Z");

    static Stream<Arguments> everyForm() {
        return Stream.of(Languages.values())
                .flatMap(languages -> Stream.of(false, true).map(approval -> Arguments.of(languages, approval)));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheTextWordForWord(Languages languages, boolean awaitingApproval) throws IOException {
        String name = "password-notice-" + languages.name().toLowerCase(Locale.ROOT)
                + (awaitingApproval ? "-approval" : "") + ".txt";

        assertThat(writer(languages).text(notice(awaitingApproval)) + "\n").isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheSameWordsInHtml(Languages languages, boolean awaitingApproval) {
        PasswordNotice notice = notice(awaitingApproval);

        String shown = Jsoup.parse(writer(languages).html(notice)).wholeText();

        assertThat(withoutSpace(shown)).isEqualTo(withoutSpace(writer(languages).text(notice)));
        assertThat(shown.lines().map(String::strip))
                .containsAll(writer(languages)
                        .text(notice)
                        .lines()
                        .filter(line -> line.contains(" : ") || line.endsWith("：") || line.equals(PASSWORD))
                        .toList());
    }

    @Test
    void setsThePasswordAloneInItsCellAndTheAddressWhole() {
        Document html = Jsoup.parse(writer(Languages.JA).html(notice(false)));

        List<Element> cells = html.select("td[style*=monospace]");
        assertThat(cells)
                .singleElement()
                .satisfies(cell -> assertThat(cell.wholeText()).isEqualTo(PASSWORD));
        assertThat(html.select("bdi").eachText()).contains("sample-user@example.com");
        assertThat(html.select("a, style, script, img, [class], [id]")).isEmpty();
    }

    /** A mail from right to left, or one whose style sheet gives every table a border, would change it otherwise. */
    @Test
    void takesNeitherDirectionNorBorderFromTheMail() {
        Document html = Jsoup.parse(writer(Languages.BOTH).html(notice(false)));

        assertThat(html.select("table[lang]"))
                .hasSize(2)
                .allSatisfy(table -> assertThat(table.attr("dir")).isEqualTo("ltr"));
        assertThat(html.select("table"))
                .allSatisfy(table -> assertThat(table.attr("style")).startsWith("border:0;"));
    }

    @Test
    void setsBothColoursOrNeither() {
        Document html = Jsoup.parse(writer(Languages.BOTH).html(notice(true)));

        assertThat(html.select("[style]")).allSatisfy(element -> {
            List<String> properties = Stream.of(element.attr("style").split(";"))
                    .map(declaration -> declaration.substring(0, declaration.indexOf(':')))
                    .toList();
            assertThat(properties.contains("color")).isEqualTo(properties.contains("background-color"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</td></table><h1>x",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='x",
                "{{password}}",
                "&lt;b&gt;",
                "<!--",
                "]]>"
            })
    void showsMarkupOfTheMailAsText(String hostile) {
        PasswordNotice notice =
                new PasswordNotice(PASSWORD, hostile, DEPOSITED_AT, PasswordNotice.DEFAULT_ZONE, hostile, false);

        Document html = Jsoup.parse(writer(Languages.JA).html(notice));

        assertThat(withoutSpace(html.wholeText()))
                .isEqualTo(withoutSpace(writer(Languages.JA).text(notice)));
        assertThat(html.select("bdi").get(1).wholeText()).isEqualTo(hostile);
        assertThat(html.getAllElements().eachAttr("onerror")).isEmpty();
        assertThat(html.select("script, img, h1")).isEmpty();
    }

    @Test
    void keepsASubjectWithLineEndsOnOneLine() {
        PasswordNotice notice = withSubject("a\r\n送信者 : forged@example.com\u202Egpj.exe");

        assertThat(writer(Languages.JA).text(notice))
                .endsWith("\n件名 : 【クリプト便】a[U+000D][U+000A]送信者 : forged@example.com[U+202E]gpj.exe");
    }

    @Test
    void keepsASubjectOfTheManualsLengthWhole() {
        assertThat(writer(Languages.JA).text(withSubject("長".repeat(200)))).endsWith("】" + "長".repeat(200));
        assertThat(writer(Languages.JA).text(withSubject("長".repeat(5000)))).endsWith("】" + "長".repeat(250) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trailing ", "全角　", "\t"})
    void endsNoLineWithASpace(String subject) {
        assertThat(writer(Languages.BOTH).text(withSubject(subject)).lines())
                .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
    }

    @Test
    void writesTheTimeInTheZoneOfTheNotice() {
        PasswordNotice notice =
                new PasswordNotice(PASSWORD, "a@example.com", DEPOSITED_AT, ZoneId.of("America/New_York"), "s", false);

        assertThat(writer(Languages.BOTH).text(notice))
                .contains("お預かり日時 : 2025/12/31 10:00\n", "Deposited at : 2025/12/31 10:00 (UTC-05:00)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "line\nend", "全角"})
    void refusesAPasswordThatCannotBeTypedWithoutShowingIt(String password) {
        assertThatThrownBy(
                        () -> new PasswordNotice(password, "a", DEPOSITED_AT, PasswordNotice.DEFAULT_ZONE, "s", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a file password is visible ASCII; this one (not shown) is not");
    }

    @Test
    void doesNotShowThePasswordToALog() {
        assertThat(notice(false).toString()).doesNotContain(PASSWORD).contains("sample-user@example.com");
    }

    private static BodyNoticeWriter writer(Languages languages) {
        return new BodyNoticeWriter(TEMPLATES, languages);
    }

    private static PasswordNotice notice(boolean awaitingApproval) {
        return new PasswordNotice(
                PASSWORD,
                "sample-user@example.com",
                DEPOSITED_AT,
                PasswordNotice.DEFAULT_ZONE,
                "会議の資料を送付いたします",
                awaitingApproval);
    }

    private static PasswordNotice withSubject(String subject) {
        return new PasswordNotice(PASSWORD, "a@example.com", DEPOSITED_AT, PasswordNotice.DEFAULT_ZONE, subject, false);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = PasswordNoticeTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
