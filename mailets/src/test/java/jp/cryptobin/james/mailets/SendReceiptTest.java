package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendReceiptTest {
    private final TestGateway james = new TestGateway();

    private void receipt(Mail mail) throws MessagingException {
        james.started(new SendReceipt(james.gateway())).service(mail);
    }

    private Mail deposited(String message, String sender) throws MessagingException {
        return ApprovalMails.deposited(james, Mails.MAIL_IMPL.of(message, sender));
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void tellsWhatTheVaultHasAndHowToTakeItBack(Mails kind) throws MessagingException, IOException {
        Mail mail = ApprovalMails.deposited(james, kind.of(Mails.WITH_FILE));
        String password = james.vault.deposits().get(0).deposit().password().reveal();

        receipt(mail);

        SentMail sent = james.sent().get(0);
        assertThat(ApprovalMails.recipients(james.sent())).containsExactly(Mails.SENDER);
        assertThat(sent.getSender()).isNull();
        assertThat(sent.getAttributes()).containsKey(AttributeName.of("cryptobin.own"));
        assertThat(sent.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(ApprovalMails.text(sent))
                .contains("・a.pdf (9 B)", "・" + Mails.RECIPIENT, "状態 : 送信済み", "お預かり日時 : 2026/03/02 10:00")
                .contains("有効期限 : 2026/03/08 10:00", "https://vault.example.com/manage/deposit-00000001")
                .doesNotContain(password);
        assertThat(Mails.words(mail)).noneMatch(name -> name.contains("receipt"));
    }

    @Test
    void tellsThatTheFilesWaitForApproval() throws MessagingException, IOException {
        receipt(ApprovalMails.waiting(james));

        assertThat(ApprovalMails.text(james.sent().get(0))).contains("状態 : 承認待ち", "State : awaiting approval");
    }

    @Test
    void goesWithoutTheLinkWhenTheVaultDoesNotAnswer() throws MessagingException, IOException {
        Mail mail = deposited(Mails.WITH_FILE, Mails.SENDER);
        james.vault.failNext(new Unavailable(Reason.MAINTENANCE, "503"));

        receipt(mail);

        assertThat(ApprovalMails.text(james.sent().get(0)))
                .contains("・a.pdf (9 B)", "セクション管理者様にご相談ください。")
                .doesNotContain("http", "有効期限");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <l.example.com>"})
    void neverAnswersAutomaticMail(String field) throws MessagingException {
        receipt(deposited(field + "\r\n" + Mails.WITH_FILE, Mails.SENDER));

        assertThat(james.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-reply@example.com", TestGateway.POSTMASTER})
    void neverAnswersWhoMustNotBeWrittenTo(String sender) throws MessagingException {
        MailImpl mail = (MailImpl) deposited(Mails.WITH_FILE, Mails.SENDER);
        mail.setSender(sender.isEmpty() ? MailAddress.nullSender() : new MailAddress(sender));
        receipt(mail);

        assertThat(james.sent()).isEmpty();
    }

    @Test
    void givesNoneForAMailWithoutADeposit() throws MessagingException {
        receipt(deposited(Mails.WITHOUT_FILE, Mails.SENDER));

        assertThat(james.sent()).isEmpty();
    }

    @Test
    void neverHoldsUpTheMailForItsReceipt() throws MessagingException {
        Mail broken = Mails.broken(deposited(Mails.WITH_FILE, Mails.SENDER), new IOException("disk"));

        receipt(broken);

        assertThat(james.sent()).isEmpty();
    }

    @Test
    void isTheSameMailWhenTheMailIsProcessedAgain() throws MessagingException {
        Mail mail = deposited(Mails.WITH_FILE, Mails.SENDER);

        receipt(mail);
        receipt(mail);

        assertThat(james.sent().get(1).getMsg().getMessageID())
                .isEqualTo(james.sent().get(0).getMsg().getMessageID());
    }
}
