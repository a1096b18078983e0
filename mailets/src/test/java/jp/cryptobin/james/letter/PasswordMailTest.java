package jp.cryptobin.james.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.letter.PasswordMail.Reader;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordMailTest {
    private static final Templates TEMPLATES = LetterTemplates.builtIn();
    private static final String PASSWORD = "kgtUAv%hF:~xU~8";
    private static final String SUBJECT = "会議の資料を送付いたします";
    private static final Instant NOW = Instant.parse("2025-12-31T15:04:05Z");
    private static final String ID = "0123456789-_abcdefghijAB";
    private static final String HEADER = "Message-ID: <original@example.com>\r\n\r\n";

    static Stream<Arguments> everyForm() {
        return Stream.of(Reader.values())
                .flatMap(reader -> Stream.of(false, true).map(approval -> Arguments.of(reader, approval)));
    }

    @Test
    void writesTheHeaderOfAMailToARecipient() throws Exception {
        MimeMessage message = parse(write(Languages.JA, mail(Reader.RECIPIENT, SUBJECT, false)));

        assertThat(message.getHeader("From")).containsExactly("postmaster@gateway.example.com");
        assertThat(message.getHeader("Reply-To")).containsExactly("sample-user@example.com");
        assertThat(message.getHeader("To")).containsExactly("hanako@example.org");
        assertThat(message.getHeader("Cc")).isNull();
        assertThat(message.getHeader("Date")).containsExactly("Thu, 1 Jan 2026 00:04:05 +0900");
        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@gateway.example.com>");
        assertThat(message.getHeader("In-Reply-To")).containsExactly("<original@example.com>");
        assertThat(message.getHeader("References")).containsExactly("<original@example.com>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void answersTheSenderAsAProgramDoes() throws Exception {
        MimeMessage message = parse(write(Languages.JA, mail(Reader.SENDER, SUBJECT, false)));

        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    }

    @ParameterizedTest
    @CsvSource({
        "JA,   資料, 【クリプト便】パスワードのお知らせ : 資料",
        "EN,   資料, [Crypto-bin] Password notice : 資料",
        "BOTH, 資料, 【クリプト便】パスワードのお知らせ / Password notice : 資料",
        "JA,   '',   【クリプト便】パスワードのお知らせ",
    })
    void namesTheMailInItsSubject(Languages languages, String subject, String expected) throws Exception {
        MimeMessage message = parse(write(languages, mail(Reader.RECIPIENT, subject, false)));

        assertThat(message.getSubject()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheTextWordForWord(Reader reader, boolean awaitingApproval) throws Exception {
        String name = "password-mail-" + reader.name().toLowerCase(Locale.ROOT) + (awaitingApproval ? "-approval" : "")
                + ".txt";

        assertThat(part(write(Languages.BOTH, mail(reader, SUBJECT, awaitingApproval)), 0))
                .isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void writesTheSameWordsInHtml(Reader reader, boolean awaitingApproval) throws Exception {
        byte[] octets = write(Languages.BOTH, mail(reader, SUBJECT, awaitingApproval));

        var html = Jsoup.parse(part(octets, 1));

        assertThat(withoutSpace(html.body().wholeText())).isEqualTo(withoutSpace(part(octets, 0)));
        assertThat(html.select("td[style*=monospace]").eachText()).containsExactly(PASSWORD, PASSWORD);
        assertThat(html.select("a, script, img")).isEmpty();
    }

    @Test
    void isAnAlternativeOfTextAndHtml() throws Exception {
        MimeMessage message = parse(write(Languages.JA, mail(Reader.RECIPIENT, SUBJECT, false)));
        MimeMultipart alternative = (MimeMultipart) message.getContent();

        assertThat(message.isMimeType("multipart/alternative")).isTrue();
        assertThat(alternative.getCount()).isEqualTo(2);
        assertThat(alternative.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(alternative.getBodyPart(1).isMimeType("text/html")).isTrue();
    }

    @Test
    void differsInItsDateOnlyWhenWrittenAgain() {
        PasswordMail mail = mail(Reader.RECIPIENT, SUBJECT, false);

        String first = new String(write(Languages.BOTH, mail), StandardCharsets.US_ASCII);
        String second =
                new String(writer(Languages.BOTH, NOW.plusSeconds(3600)).write(mail), StandardCharsets.US_ASCII);

        assertThat(second).isNotEqualTo(first).isEqualTo(first.replace(" 00:04:05 +0900", " 01:04:05 +0900"));
    }

    @Test
    void namesNobodyWhereNoHeaderCanCarryTheAddress() throws Exception {
        PasswordMail mail = new PasswordMail(
                notice(SUBJECT, false), Reader.RECIPIENT, Optional.empty(), Optional.empty(), ID, header(""));

        MimeMessage message = parse(write(Languages.JA, mail));

        assertThat(message.getHeader("To")).containsExactly("undisclosed-recipients:;");
        assertThat(message.getHeader("Reply-To")).isNull();
        assertThat(message.getHeader("In-Reply-To")).isNull();
        assertThat(message.getHeader("References")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: forged@example.com", "a\nb", "\u2028Bcc: x@example.com", "長", "plain"})
    void keepsEveryHeaderLineShortAndOurs(String piece) throws IOException {
        byte[] octets = write(Languages.BOTH, mail(Reader.RECIPIENT, piece.repeat(200), false));
        String head = new String(octets, StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];

        assertThat(head.lines())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(78)
                        .matches("(Date|From|Reply-To|To|Subject|Message-ID|In-Reply-To|References|Auto-Submitted"
                                + "|X-Auto-Response-Suppress|MIME-Version|Content-Type):.*| .*"));
    }

    @Test
    void showsNoPasswordInItsHeader() {
        String octets =
                new String(write(Languages.BOTH, mail(Reader.RECIPIENT, SUBJECT, false)), StandardCharsets.US_ASCII);

        assertThat(octets.split("\r\n\r\n", 2)[0]).doesNotContain(PASSWORD);
        assertThat(PasswordMailModel.subject(notice(SUBJECT, false), Languages.BOTH))
                .doesNotContainKeys("password", "passwordPieces");
        assertThat(mail(Reader.RECIPIENT, SUBJECT, false).toString()).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "0123456789-_abcdefgh@example", "0123456789abcdef\r\n"})
    void refusesAnIdThatWouldBreakItsMessageId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PasswordMail(
                        notice(SUBJECT, false), Reader.SENDER, Optional.empty(), Optional.empty(), id, header("")));
    }

    @Test
    void refusesToComeFromAnAddressLiteral() {
        Mailbox literal = new Mailbox("postmaster@[192.0.2.1]", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LetterWriter(TEMPLATES, Languages.JA, literal, Clock.systemUTC()))
                .withMessageContaining("[192.0.2.1]");
    }

    private static byte[] write(Languages languages, PasswordMail mail) {
        return writer(languages, NOW).write(mail);
    }

    private static LetterWriter writer(Languages languages, Instant now) {
        Mailbox from = new Mailbox("postmaster@gateway.example.com", "");
        return new LetterWriter(TEMPLATES, languages, from, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PasswordMail mail(Reader reader, String subject, boolean awaitingApproval) {
        return new PasswordMail(
                notice(subject, awaitingApproval),
                reader,
                Mailbox.of("hanako@example.org"),
                Mailbox.of("sample-user@example.com"),
                ID,
                header(HEADER));
    }

    private static PasswordNotice notice(String subject, boolean awaitingApproval) {
        return new PasswordNotice(
                PASSWORD,
                "sample-user@example.com",
                Instant.parse("2025-12-31T15:00:59Z"),
                PasswordNotice.DEFAULT_ZONE,
                subject,
                awaitingApproval);
    }

    private static OriginalHeaders header(String lines) {
        try {
            return OriginalHeaders.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMessage parse(byte[] octets) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static String part(byte[] octets, int index) throws Exception {
        MimeMultipart alternative = (MimeMultipart) parse(octets).getContent();
        try (InputStream in = alternative.getBodyPart(index).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = PasswordMailTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
