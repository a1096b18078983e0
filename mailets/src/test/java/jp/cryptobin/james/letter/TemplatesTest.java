package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import jp.cryptobin.james.template.BrokenTemplateException;
import jp.cryptobin.james.template.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
    private static final PasswordNotice NOTICE = new PasswordNotice(
            "pass:word", "a@example.com", Instant.EPOCH, PasswordNotice.DEFAULT_ZONE, "<Q&A>", false);

    @TempDir
    private Path directory;

    @Test
    void usesTheOperatorsTemplateAndOursForTheRest() throws IOException {
        write("password-notice.txt", "\uFEFF{{#ja}}合言葉\r\n{{password}} {{/ja}}{{#en}}Word: {{password}}{{/en}}\r\n");

        BodyNoticeWriter writer = new BodyNoticeWriter(LetterTemplates.load(directory), Languages.JA);

        assertThat(writer.text(NOTICE)).isEqualTo("合言葉\npass:word");
        assertThat(writer.html(NOTICE))
                .isEqualTo(new BodyNoticeWriter(LetterTemplates.builtIn(), Languages.JA).html(NOTICE));
    }

    @Test
    void escapesInTheOperatorsHtmlButNotInText() throws IOException {
        write("password-notice.html", "<b>{{password}}</b><i title=\"{{subject}}\">{{subject}}</i>");
        write("password-notice.txt", "{{password}} {{subject}}");

        BodyNoticeWriter writer = new BodyNoticeWriter(LetterTemplates.load(directory), Languages.JA);

        assertThat(writer.html(NOTICE)).isEqualTo("<b>pass:word</b><i title=\"&lt;Q&amp;A&gt;\">&lt;Q&amp;A&gt;</i>");
        assertThat(writer.text(NOTICE)).isEqualTo("pass:word <Q&A>");
    }

    @Test
    void findsNothingWrongWithThoseOfTheJar() {
        assertThatCode(() -> LetterTemplates.load(directory)).doesNotThrowAnyException();
    }

    @Test
    void acceptsADirectoryWithOtherThings() throws IOException {
        write("README.md", "ours");
        write(".hidden.txt", "{{");
        Files.createDirectory(directory.resolve("old"));

        assertThat(new BodyNoticeWriter(LetterTemplates.load(directory), Languages.JA).text(NOTICE))
                .contains("pass:word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password-notice.txt   | {{pasword}} {{password}}          | unknown variable 'pasword'",
                "password-notice.html  | {{password}}{{#aproval}}x{{/aproval}} | unknown section 'aproval'",
                "password-notice.html  | {{password}}{{^aproval}}x{{/aproval}} | unknown section 'aproval'",
                "password-notice.txt   | {{password}}{{#en}}{{nme}}{{/en}} | unknown variable 'nme'",
                "password-notice.txt   | {{password}}{{message}}           | unknown variable 'message'",
                "password-notice.txt   | {{password}}{{subject.length}}    | unknown variable 'subject.length'",
                "password-notice.html  | {{{password}}}                    | '{{{' in line 1",
                "password-notice.html  | {{&password}}                     | '{{&' in line 1",
                "password-notice.html  | {{=<% %>=}}<%password%>           | '{{=' in line 1",
                "password-notice.html  | {{password}}{{>other}}            | cannot include 'other'",
                "password-notice.txt   | {{#ja}}{{password}}               | ja",
                "password-notice.txt   | {{#ja}}{{password}}{{/en}}        | en",
                "password-notice.txt   | Hello                             | never shows 'password' under the language setting ja",
                "password-notice.txt   | {{#ja}}{{password}}{{/ja}}        | never shows 'password' under the language setting en",
                "sender-notice.txt     | {{#groups}}{{#errors}}{{message}}{{/errors}}{{/groups}} | 'groups' has no value in line 1",
                "sender-notice.txt     | {{message}}                       | 'message' has no value in line 1",
                "sender-notice.html    | {{subject}}                       | never shows 'message in ja'",
                "password-elsewhere.txt | {{password}}                     | unknown variable 'password'",
                "password-elsewhere.html | {{#passwordPieces}}{{.}}{{/passwordPieces}} | unknown section 'passwordPieces'",
                "password-elsewhere.txt | {{#separateMail}}x{{/separateMail}} | can come out empty under the language setting ja",
                "password-mail-subject.txt | {{password}}                  | unknown variable 'password'",
                "password-mail.txt     | {{#toRecipient}}{{password}}{{/toRecipient}}x | never shows 'password'",
                "password-mail.html    | {{#ja}}{{password}}{{/ja}}        | never shows 'password' under the language setting en",
                "sender-notice-subject.txt | {{sbject}}                    | unknown variable 'sbject'",
            })
    void namesTheFileAndWhatIsWrongInIt(String file, String template, String problem) throws IOException {
        write(file, template);

        assertThatThrownBy(() -> LetterTemplates.load(directory))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining(directory.resolve(file) + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void namesTheLineOfASyntaxError() throws IOException {
        write("password-notice.txt", "one\n{{password}}\n{{#ja}}\n");

        assertThatThrownBy(() -> LetterTemplates.load(directory))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining("password-notice.txt")
                .hasMessageContaining("3");
    }

    @Test
    void refusesATemplateThatNothingUses() throws IOException {
        write("pasword-notice.txt", "{{password}}");

        assertThatThrownBy(() -> LetterTemplates.load(directory))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining(
                        "pasword-notice.txt: no template has this name; known are [deposit-receipt-subject.txt,");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(directory.resolve("password-notice.txt"), "ご案内{{password}}".getBytes("Windows-31J"));

        assertThatThrownBy(() -> LetterTemplates.load(directory))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining("password-notice.txt: not UTF-8");
    }

    @Test
    void refusesAFileTooLargeForATemplate() throws IOException {
        write("password-notice.txt", "{{password}}" + " ".repeat(256 * 1024));

        assertThatThrownBy(() -> LetterTemplates.load(directory))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining("password-notice.txt: larger than 262144 octets");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        Path absent = directory.resolve("absent");

        assertThatThrownBy(() -> LetterTemplates.load(absent))
                .isInstanceOf(BrokenTemplateException.class)
                .hasMessageContaining(absent + ": not a readable directory");
    }

    private void write(String file, String template) throws IOException {
        Files.write(directory.resolve(file), template.getBytes(StandardCharsets.UTF_8));
    }
}
