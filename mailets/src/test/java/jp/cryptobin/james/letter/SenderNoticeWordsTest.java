package jp.cryptobin.james.letter;

import static jp.cryptobin.james.letter.WrittenNotices.NOW;
import static jp.cryptobin.james.letter.WrittenNotices.SENDER;
import static jp.cryptobin.james.letter.WrittenNotices.html;
import static jp.cryptobin.james.letter.WrittenNotices.many;
import static jp.cryptobin.james.letter.WrittenNotices.notice;
import static jp.cryptobin.james.letter.WrittenNotices.parse;
import static jp.cryptobin.james.letter.WrittenNotices.text;
import static jp.cryptobin.james.letter.WrittenNotices.words;
import static jp.cryptobin.james.letter.WrittenNotices.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.DisplayText;
import jp.cryptobin.james.template.Language;
import jp.cryptobin.james.template.Languages;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a notice says, and to whom. */
class SenderNoticeWordsTest {
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
        byte[] octets =
                write(Languages.BOTH, many(new NoticeAddressee.ToSender(SENDER), SenderNotice.Fate.BODY_SENT, 1));

        assertThat(text(octets))
                .contains("メール本文は送信済みです", "The body of the mail has been sent")
                .doesNotContain("どの宛先にも", "any recipient");
    }

    @Test
    void boundsEveryListAndCountsTheRest() {
        byte[] octets =
                write(Languages.BOTH, many(new NoticeAddressee.ToSender(SENDER), SenderNotice.Fate.STOPPED, 100_000));

        assertThat(octets).hasSizeLessThan(400_000);
        assertThat(text(octets))
                .contains("・ほか 99980 件", "- and 99980 more")
                .contains("・ほか 99990 件", "- and 99990 more")
                .contains("ほか 99960 件のエラーがあります。", "There are 99960 more errors.");
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
                new NoticeAddressee.ToSender(SENDER),
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
        String shown = DisplayText.line(hostile, 250);

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
    void namesAMailWithoutSubjectAndSender() {
        SenderNotice notice = new SenderNotice(
                new NoticeAddressee.ToPostmaster(NoticeAddressee.WhyNotSender.NULL_SENDER),
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

    static Stream<Audience> audiences() {
        return Stream.concat(
                Stream.of(new NoticeAddressee.ToSender(SENDER), new Audience.Administrator()),
                Stream.of(NoticeAddressee.WhyNotSender.values()).map(NoticeAddressee.ToPostmaster::new));
    }
}
