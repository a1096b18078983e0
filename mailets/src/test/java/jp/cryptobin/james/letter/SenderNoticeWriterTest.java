package jp.cryptobin.james.letter;

import static jp.cryptobin.james.letter.WrittenNotices.HEADER;
import static jp.cryptobin.james.letter.WrittenNotices.ID;
import static jp.cryptobin.james.letter.WrittenNotices.alternative;
import static jp.cryptobin.james.letter.WrittenNotices.decoded;
import static jp.cryptobin.james.letter.WrittenNotices.html;
import static jp.cryptobin.james.letter.WrittenNotices.notice;
import static jp.cryptobin.james.letter.WrittenNotices.parse;
import static jp.cryptobin.james.letter.WrittenNotices.text;
import static jp.cryptobin.james.letter.WrittenNotices.withoutLineEnds;
import static jp.cryptobin.james.letter.WrittenNotices.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.mail.BodyPart;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message around the words: header, parts, encoding. */
class SenderNoticeWriterTest {
    @Test
    void writesTheHeaderOfAnAutomaticAnswer() throws Exception {
        MimeMessage message = parse(write(Languages.BOTH, notice(Violation.of(Reason.DATA_URL))));

        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("mailer-daemon@gateway.example.com", "クリプト便 メール連携", "UTF-8"));
        assertThat(message.getHeader("To")).containsExactly("taro@example.com");
        assertThat(message.getSubject()).isEqualTo("【クリプト便】メールを送信できませんでした / Mail not sent: 会議の資料");
        assertThat(message.getHeader("Date")).containsExactly("Thu, 1 Jan 2026 00:04:05 +0900");
        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@gateway.example.com>");
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

    @Test
    void leavesOutTheThreadOfAMailWithoutUsableMessageId() throws Exception {
        MimeMessage message = parse(
                write(Languages.JA, notice("Message-ID: <a@b> <c@d>\r\n\r\n", "s", Violation.of(Reason.DATA_URL))));

        assertThat(message.getHeader("In-Reply-To")).isNull();
        assertThat(message.getHeader("References")).isNull();
    }

    @Test
    void refusesANoticeWithoutReason() {
        assertThatThrownBy(() -> notice())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E27");
    }

    @Test
    void refusesToComeFromAnAddressLiteral() {
        Mailbox literal = new Mailbox("postmaster@[192.0.2.1]", "");

        assertThatThrownBy(() -> new SenderNoticeWriter.Settings(literal, Languages.JA, PasswordNotice.DEFAULT_ZONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a host name");
    }
}
