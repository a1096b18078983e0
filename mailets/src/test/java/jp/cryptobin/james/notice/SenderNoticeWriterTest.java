package jp.cryptobin.james.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.mail.BodyPart;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNoticeWriterTest {
    private static final Templates TEMPLATES = Templates.builtIn();
    private static final Instant NOW = Instant.parse("2025-12-31T15:04:05Z");
    private static final Mailbox SENDER = new Mailbox("taro@example.com", "");
    private static final String HEADER = "From: =?UTF-8?B?5aSq6YOO?= <taro@example.com>\r\n"
            + "To: hanako@example.org\r\nBcc: secret@example.org\r\nMessage-ID: <original@example.com>\r\n"
            + "Subject: =?UTF-8?B?5Lya6K2w?=\r\n";

    @Test
    void writesTheHeaderOfAnAutomaticAnswer() throws Exception {
        MimeMessage message = parse(write(Languages.BOTH, notice(Violation.of(Reason.DATA_URL))));

        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("mailer-daemon@gateway.example.com", "クリプト便 メール連携", "UTF-8"));
        assertThat(message.getHeader("To")).containsExactly("taro@example.com");
        assertThat(message.getSubject()).isEqualTo("【クリプト便】メールを送信できませんでした / Mail not sent: 会議の資料");
        assertThat(message.getHeader("Date")).containsExactly("Thu, 1 Jan 2026 00:04:05 +0900");
        assertThat(message.getMessageID()).matches("<[0-9a-f]{32}@gateway\\.example\\.com>");
        assertThat(message.getHeader("In-Reply-To")).containsExactly("<original@example.com>");
        assertThat(message.getHeader("References")).containsExactly("<original@example.com>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void holdsTextHtmlAndTheOriginalsHeaderAndNothingElse() throws Exception {
        SenderNotice notice = notice(HEADER + "\r\nTHE BODY\r\n", "会議", Violation.of(Reason.DATA_URL));
        byte[] octets = write(Languages.BOTH, notice);
        MimeMultipart mixed = (MimeMultipart) parse(octets).getContent();

        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(mixed.getCount()).isEqualTo(2);
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(mixed.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        assertThat(alternative.getCount()).isEqualTo(2);
        assertThat(alternative.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(alternative.getBodyPart(1).isMimeType("text/html")).isTrue();
        BodyPart header = mixed.getBodyPart(1);
        assertThat(header.getContentType()).isEqualTo("text/rfc822-headers");
        assertThat(decoded(header) + "\r\n")
                .isEqualToNormalizingNewlines(HEADER.replace("Bcc: secret@example.org\r\n", "") + "\r\n");
        assertThat(text(octets) + html(octets).wholeText() + decoded(header))
                .doesNotContain("THE BODY", "secret@example.org");
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryReasonWithItsRemedyInBothLanguages(Reason reason) throws Exception {
        byte[] octets = write(Languages.BOTH, notice(Violation.of(reason, "what it concerns")));
        ReasonTexts texts = ReasonTexts.load();

        ReasonText japanese = texts.of(reason, Language.JAPANESE);
        ReasonText english = texts.of(reason, Language.ENGLISH);
        assertThat(text(octets).lines())
                .containsSubsequence("エラー内容：" + japanese.message(), "対処方法：")
                .containsSubsequence(japanese.remedy())
                .containsSubsequence("Error: " + english.message(), "What to do:")
                .containsSubsequence(english.remedy())
                .contains("・what it concerns", "- what it concerns");
        assertThat(html(octets).body().text())
                .containsSubsequence(
                        "エラー内容：" + japanese.message(),
                        String.join(" ", japanese.remedy()),
                        "・what it concerns",
                        "Error: " + english.message(),
                        String.join(" ", english.remedy()),
                        "- what it concerns");
    }

    @Test
    void tellsTheWholeStoryWordForWord() throws Exception {
        SenderNotice notice = notice(
                Violation.of(Reason.SENDER_LOCKED),
                Violation.of(Reason.FILE_NAME_CHARACTERS, "見積😀.xlsx", "\u202Efdp.exe"),
                Violation.of(Reason.MAINTENANCE),
                Violation.of(Reason.UNEXPECTED_ERROR),
                Violation.of(Reason.DUPLICATE_RECIPIENTS, "hanako@example.org"));

        String golden = new String(
                SenderNoticeWriterTest.class
                        .getResourceAsStream("sender-notice-both.txt")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(text(write(Languages.BOTH, notice))).isEqualTo(golden);
    }

    static Stream<Audience> audiences() {
        return Stream.concat(
                Stream.of(new Addressee.ToSender(SENDER), new Audience.Administrator()),
                Stream.of(Addressee.WhyNotSender.values()).map(Addressee.ToPostmaster::new));
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void saysTheSameInTextAndHtmlToEveryone(Audience audience) throws Exception {
        for (Languages languages : Languages.values()) {
            for (SenderNotice.Fate fate : SenderNotice.Fate.values()) {
                byte[] octets = write(languages, many(audience, fate, 45));

                assertThat(words(html(octets).body().wholeText()))
                        .isEqualTo(words(text(octets).replace("-".repeat(60), "")));
            }
        }
    }

    @Test
    void givesEachAudienceOpeningWordsOfItsOwn() {
        List<String> openings = audiences()
                .map(audience -> text(write(Languages.BOTH, many(audience, SenderNotice.Fate.STOPPED, 1))))
                .map(text -> text.substring(0, text.indexOf('■')))
                .toList();

        assertThat(openings).doesNotHaveDuplicates().hasSize(8);
        assertThat(openings.get(0)).contains("お送りになったメール").doesNotContain("通知していません");
        assertThat(openings.get(1)).contains("送信者に通知しました");
        assertThat(openings.subList(2, 8)).allSatisfy(text -> assertThat(text).contains("通知していません"));
    }

    @Test
    void doesNotSayThatNothingWasSentWhenTheBodyWas() {
        byte[] octets = write(Languages.BOTH, many(new Addressee.ToSender(SENDER), SenderNotice.Fate.BODY_SENT, 1));

        assertThat(text(octets))
                .contains("メール本文は送信済みです", "The body of the mail has been sent")
                .doesNotContain("どの宛先にも", "any recipient");
    }

    @Test
    void boundsEveryListAndCountsTheRest() {
        byte[] octets = write(Languages.BOTH, many(new Addressee.ToSender(SENDER), SenderNotice.Fate.STOPPED, 100_000));

        assertThat(octets).hasSizeLessThan(400_000);
        assertThat(text(octets))
                .contains("・ほか 99980 件", "- and 99980 more")
                .contains("・ほか 99990 件", "- and 99990 more")
                .contains("ほか 99960 件のエラーがあります。", "There are 99960 more errors.");
    }

    @Test
    void writesSevenBitLinesWithinSeventyEightOctets() {
        String wide = "😀漢字".repeat(2000);
        byte[] octets = write(Languages.BOTH, notice(HEADER, wide, Violation.of(Reason.SUBJECT_TOO_LONG, wide)));
        String message = new String(octets, StandardCharsets.ISO_8859_1);

        assertThat(withoutLineEnds(message)).matches("[\\t -~]*");
        assertThat(message.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Raw: \u00e9\u00e3\u0081\r\n",
                "X-Nul: a\0b\r\n",
                "X-Esc: \u001b$B\r\n",
            })
    void returnsAHeaderThatIsNotPlainInBase64(String field) throws Exception {
        byte[] octets = write(Languages.JA, notice(HEADER + field, "s", Violation.of(Reason.DATA_URL)));

        assertThat(withoutLineEnds(new String(octets, StandardCharsets.ISO_8859_1)))
                .matches("[\\t -~]*");
        BodyPart header = ((MimeMultipart) parse(octets).getContent()).getBodyPart(1);
        assertThat(new String(header.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .endsWith(field);
    }

    @Test
    void saysThatAReturnedHeaderIsShortened() throws Exception {
        String header = HEADER + ("X: " + "x".repeat(2000) + "\r\n").repeat(100);

        byte[] octets = write(Languages.JA, notice(header, "s", Violation.of(Reason.DATA_URL)));

        BodyPart part = ((MimeMultipart) parse(octets).getContent()).getBodyPart(1);
        assertThat(part.getDescription()).isEqualTo("Header of the original mail, shortened");
        assertThat(octets).hasSizeLessThan(150_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "a\r\nBcc: victim@example.org\r\n\r\nbody",
                "a\nBcc: victim@example.org",
                "=?UTF-8?Q?a=0D=0ABcc:_victim@example.org?=",
                "\u202Egpj.exe\u2066x\u200B",
                "\uD83D half \uDE00",
                "{{sender}}",
                "--=_boundary--"
            })
    void letsNothingOfTheMailActInTheNotice(String hostile) throws Exception {
        SenderNotice notice = new SenderNotice(
                new Addressee.ToSender(SENDER),
                SENDER,
                SenderNotice.Fate.STOPPED,
                List.of(Violation.of(Reason.FORBIDDEN_FILE_NAME, hostile)),
                hostile,
                hostile,
                NOW,
                List.of(hostile),
                OriginalHeadersTest.headers("Message-ID: <a@b>\r\n" + hostile));
        byte[] octets = write(Languages.BOTH, notice);
        MimeMessage message = parse(octets);
        String shown = Harmless.line(hostile, 250);

        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(javax.mail.Header::getName)
                .doesNotHaveDuplicates()
                .hasSize(11)
                .doesNotContain("Bcc");
        assertThat(message.getSubject()).endsWith(": " + shown);
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("taro@example.com"));
        assertThat(text(octets).lines()).contains("・" + shown, "件名 : " + shown, "送信者 : " + shown);
        Document html = html(octets);
        assertThat(html.select("script, img, a")).isEmpty();
        assertThat(html.select("bdi").eachText()).containsOnly(shown.replaceAll(" +", " "));
        assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(2);
    }

    @Test
    void leavesOutTheThreadOfAMailWithoutUsableMessageId() throws Exception {
        MimeMessage message = parse(
                write(Languages.JA, notice("Message-ID: <a@b> <c@d>\r\n\r\n", "s", Violation.of(Reason.DATA_URL))));

        assertThat(message.getHeader("In-Reply-To")).isNull();
        assertThat(message.getHeader("References")).isNull();
    }

    @Test
    void namesAMailWithoutSubjectAndSender() {
        SenderNotice notice = new SenderNotice(
                new Addressee.ToPostmaster(Addressee.WhyNotSender.NULL_SENDER),
                SENDER,
                SenderNotice.Fate.STOPPED,
                List.of(Violation.of(Reason.DATA_URL)),
                "",
                "",
                NOW,
                List.of("hanako@example.org"),
                notice(Violation.of(Reason.DATA_URL)).original());

        assertThat(text(write(Languages.BOTH, notice)).lines())
                .contains("件名 : （件名なし）", "送信者 : （空）", "Subject : (no subject)", "Sender : (empty)");
    }

    @Test
    void givesEveryNoticeItsOwnMessageId() throws Exception {
        SenderNoticeWriter writer = writer(Languages.JA);
        SenderNotice notice = notice(Violation.of(Reason.DATA_URL));

        assertThat(parse(writer.write(notice)).getMessageID())
                .isNotEqualTo(parse(writer.write(notice)).getMessageID());
    }

    @Test
    void refusesANoticeWithoutReason() {
        assertThatThrownBy(() -> notice())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E27");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host\r\nX: y", "-host", "ホスト"})
    void refusesAHostThatBreaksTheMessageId(String host) {
        assertThatThrownBy(
                        () -> new SenderNoticeWriter.Settings(SENDER, host, Languages.JA, PasswordNotice.DEFAULT_ZONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a host name");
    }

    private static SenderNoticeWriter writer(Languages languages) {
        return new SenderNoticeWriter(
                TEMPLATES,
                ReasonTexts.load(),
                new SenderNoticeWriter.Settings(
                        new Mailbox("mailer-daemon@gateway.example.com", "クリプト便 メール連携"),
                        "gateway.example.com",
                        languages,
                        PasswordNotice.DEFAULT_ZONE),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(5));
    }

    private static byte[] write(Languages languages, SenderNotice notice) {
        return writer(languages).write(notice);
    }

    private static SenderNotice notice(Violation... violations) {
        return notice(HEADER, "会議の資料", violations);
    }

    private static SenderNotice notice(String original, String subject, Violation... violations) {
        try {
            return new SenderNotice(
                    new Addressee.ToSender(SENDER),
                    SENDER,
                    SenderNotice.Fate.STOPPED,
                    List.of(violations),
                    "taro@example.com",
                    subject,
                    NOW,
                    List.of("hanako@example.org", "jiro@example.net"),
                    OriginalHeadersTest.headers(original));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SenderNotice many(Audience audience, SenderNotice.Fate fate, int items) {
        List<String> names =
                IntStream.range(0, items).mapToObj(i -> "item " + i).toList();
        return new SenderNotice(
                audience,
                SENDER,
                fate,
                Collections.nCopies(items, new Violation(Reason.TOO_MANY_FILES, names)),
                "taro@example.com",
                "subject",
                NOW,
                names,
                notice(Violation.of(Reason.DATA_URL)).original());
    }

    private static MimeMessage parse(byte[] octets) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
    }

    private static String text(byte[] octets) {
        return alternative(octets, 0).replace("\r\n", "\n");
    }

    private static Document html(byte[] octets) {
        return Jsoup.parse(alternative(octets, 1));
    }

    private static String alternative(byte[] octets, int index) {
        try {
            BodyPart alternatives = ((MimeMultipart) parse(octets).getContent()).getBodyPart(0);
            return ((MimeMultipart) alternatives.getContent())
                    .getBodyPart(index)
                    .getContent()
                    .toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String decoded(BodyPart part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String withoutLineEnds(String message) {
        return message.replace("\r\n", "");
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\u00A0]", "");
    }
}
