package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimePart;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifySenderTest {
    private final TestGateway james = new TestGateway();

    private void tell(Mail mail, String... parameters) throws MessagingException {
        james.started(new NotifySender(james.gateway(), james.repositories), parameters)
                .service(mail);
    }

    private static Mail stopped(Mail mail, Reason reason, String... concerned) {
        MailState.refuse(mail, Violation.of(reason, concerned));
        return mail;
    }

    private List<String> told() {
        return james.sent().stream()
                .flatMap(sent -> sent.getRecipients().stream())
                .map(MailAddress::asString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void tellsTheSenderWhatIsWrongWithWhich(Mails kind) throws MessagingException, IOException {
        Mail mail = kind.of(Mails.REFUSED);
        james.started(new ValidateMessage()).service(mail);

        tell(mail);

        assertThat(james.sent()).hasSize(1);
        SentMail sent = james.sent().get(0);
        assertThat(told()).containsExactly(Mails.SENDER);
        assertThat(sent.getSender()).isNull();
        assertThat(sent.getAttributes()).containsKey(AttributeName.of("cryptobin.own"));
        assertThat(sent.getState()).isEqualTo("relay");
        assertThat(text(sent.getMsg()))
                .contains("添付ファイルのファイル名に使用できない文字が使われています。", "U+1F600", "Quotation")
                .contains("The name of an attached file contains a character that cannot be used.")
                .doesNotContain("本文です。", "JVBERi0xLjQK");
        assertThat(sent.getMsg().getHeader("From", null)).contains("MAILER-DAEMON@example.com");
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void tellsOnceWhenItRunsTwice(Mails kind) throws MessagingException {
        Mail mail = stopped(kind.of(Mails.WITH_FILE), Reason.DEFAULT_USER_LOCKED);

        tell(mail);
        tell(mail);

        assertThat(told()).containsExactly(Mails.SENDER, TestGateway.POSTMASTER);
    }

    @Test
    void givesTheNoticeTheSameNameWhenTheMailIsDeliveredAgainAfterACrash() throws MessagingException {
        tell(stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE), Reason.DEFAULT_USER_LOCKED));
        tell(stopped(Mails.MAIL_IMPL.of(Mails.WITH_FILE), Reason.DEFAULT_USER_LOCKED));
        Mail other = stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE), Reason.DEFAULT_USER_LOCKED);
        other.setName("mail-2");
        tell(other);

        List<String> ids = new ArrayList<>();
        for (SentMail sent : james.sent()) {
            ids.add(sent.getMsg().getHeader("Message-ID", null));
        }
        assertThat(ids).hasSize(6).allSatisfy(id -> assertThat(id).matches("<[A-Za-z0-9_-]{24}@example\\.com>"));
        assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
        assertThat(new HashSet<>(ids)).hasSize(4);
    }

    @Test
    void tellsThePostmasterTooWhatOnlyAnAdministratorCanRepair() throws MessagingException, IOException {
        tell(stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE), Reason.BAD_CREDENTIALS));

        assertThat(told()).containsExactly(Mails.SENDER, TestGateway.POSTMASTER);
        assertThat(text(james.sent().get(1).getMsg())).contains("クリプト便のログインIDまたはパスワードが誤っています。");
    }

    @Test
    void tellsOnlyThePostmasterOfMailFromTheNullSender() throws MessagingException {
        tell(stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE, ""), Reason.VIRUS_FOUND));

        assertThat(told()).containsExactly(TestGateway.POSTMASTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <l.example.com>"})
    void neverAnswersAutomaticMail(String field) throws MessagingException {
        tell(stopped(Mails.FAKE_MAIL.of(field + "\r\n" + Mails.WITH_FILE), Reason.BAD_CREDENTIALS));

        assertThat(told()).containsExactly(TestGateway.POSTMASTER);
    }

    @Test
    void tellsTheCatchAllWhenAFailureAndNoViolationStoppedTheMail() throws MessagingException, IOException {
        tell(Mails.FAKE_MAIL.of(Mails.WITH_FILE));

        assertThat(text(james.sent().get(0).getMsg())).contains("クリプト便の処理中に予期しないエラーが発生しました。");
    }

    @Test
    void writesInTheLanguageFromTheAddressAndToTheProcessorOfItsParameters() throws MessagingException, IOException {
        tell(
                stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE), Reason.VIRUS_FOUND, "a.pdf"),
                "language",
                "en",
                "from",
                "gateway@example.net",
                "processor",
                "notices");

        SentMail sent = james.sent().get(0);
        assertThat(sent.getState()).isEqualTo("notices");
        assertThat(sent.getMsg().getHeader("From", null)).contains("gateway@example.net");
        assertThat(text(sent.getMsg()))
                .contains("A virus was found in an attached file.")
                .doesNotContain("ウィルス");
    }

    @Test
    void neverWritesToItself() throws MessagingException {
        tell(stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE, "MAILER-DAEMON@example.com"), Reason.VIRUS_FOUND));

        assertThat(told()).containsExactly(TestGateway.POSTMASTER);
    }

    @Test
    void needsTheProcessorThatItSendsTo() throws MessagingException {
        assertThat(james.started(new NotifySender(james.gateway(), james.repositories), "processor", "notices")
                        .requiredProcessingState())
                .extracting(state -> state.getValue())
                .containsExactly("notices", "cryptobin-cancel");
    }

    @Test
    void turnsAMessageThatCannotBeReadIntoAMessagingException() throws MessagingException {
        Mail mail = Mails.broken(
                stopped(Mails.FAKE_MAIL.of(Mails.WITH_FILE), Reason.VIRUS_FOUND), new OutOfMemoryError("broken"));

        assertThatThrownBy(() -> tell(mail)).isInstanceOf(MessagingException.class);
        assertThat(james.sent()).isEmpty();
    }

    private static String text(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        for (MimePart part : parts(new MimeMessage(null, new ByteArrayInputStream(octets.toByteArray())))) {
            if (part.isMimeType("text/plain")) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("the notice has no text");
    }

    private static List<MimePart> parts(MimePart part) throws MessagingException, IOException {
        List<MimePart> parts = new ArrayList<>(List.of(part));
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                parts.addAll(parts((MimePart) multipart.getBodyPart(i)));
            }
        }
        return parts;
    }
}
