package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.state.Withdrawal;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.Test;

/** A mail that fails although the vault has its files, or would have. */
class BehindTheDepositTest {
    private static final String HIDDEN = Mails.HEADER
            + Mails.crlf("Content-Type: multipart/mixed; boundary=b1\n\n--b1\n"
                    + "Content-Type: text/html; charset=UTF-8\n\n"
                    + "<html><body style=\"display:none\"><p>x</p></body></html>\n--b1\n")
            + Mails.FILE_PART
            + Mails.crlf("\n--b1--\n");
    private static final Unavailable AWAY = new Unavailable(Reason.TEMPORARY_VAULT_ERROR, "nobody answers");

    private final TestGateway james = new TestGateway();
    private final Gateway gateway = james.gateway();

    private void inspected(Mail mail) throws MessagingException {
        james.started(new ValidateMessage()).service(mail);
        james.started(new ExtractAttachments()).service(mail);
    }

    private void refuse(Mail mail) throws MessagingException {
        james.started(new NotifySender(gateway, james.repositories)).service(mail);
    }

    private MemoryMailRepository refused() {
        return james.kept.get("var/mail/cryptobin-refused");
    }

    @Test
    void aBodyThatCannotShowTheNoticeStopsTheMailBeforeTheVaultHearsOfIt() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(HIDDEN);
        inspected(mail);
        james.started(new RewriteBody(gateway));

        james.started(TestGateway.upload(gateway)).service(mail);

        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(MailState.violations(mail)).singleElement().satisfies(violation -> {
            assertThat(violation.reason()).isEqualTo(Reason.UNEXPECTED_ERROR);
            assertThat(violation.concerned()).singleElement().asString().contains("part 1.1");
        });
        assertThat(james.vault.deposits()).isEmpty();
    }

    @Test
    void aMailThatCanBeRewrittenIsUploadedAsEver() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        inspected(mail);
        RewriteBody rewrite = james.started(new RewriteBody(gateway));

        james.started(TestGateway.upload(gateway)).service(mail);
        assertThat(Mails.written(mail)).isEqualTo(Mails.WITH_FILE);
        rewrite.service(mail);

        assertThat(james.vault.deposits()).hasSize(1);
        assertThat(Mails.written(mail)).contains("【ご案内】");
    }

    @Test
    void aSenderWhoCannotBeToldThePasswordIsKnownBefore() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of("Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE);
        inspected(mail);
        james.started(new RewriteBody(gateway), "passwordDelivery", "to-sender");

        james.started(TestGateway.upload(gateway)).service(mail);

        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(james.vault.deposits()).isEmpty();
    }

    @Test
    void cancelsTheDepositAndSaysSo() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);

        refuse(mail);

        assertThat(james.vault.deposits().get(0).receipt().state()).isEqualTo(DepositState.CANCELLED);
        assertThat(MailState.withdrawal(mail)).contains(Withdrawal.DONE);
        assertThat(Mails.written(mail)).isEqualTo(Mails.WITH_FILE);
        assertThat(james.sent())
                .singleElement()
                .satisfies(sent -> assertThat(Mails.text(sent.getMsg()))
                        .contains("添付ファイルはいったんクリプト便に預けられましたが、取り消しました。", "have been cancelled"));
    }

    @Test
    void goesOnCancellingWhenTheVaultIsAway() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        DepositNote deposit = MailState.deposit(mail).orElseThrow();
        james.vault.failNext(AWAY);

        refuse(mail);

        assertThat(MailState.withdrawal(mail)).contains(Withdrawal.PENDING);
        assertThat(james.sent()).hasSize(2);
        assertThat(james.sent().get(0).getState()).isEqualTo("cryptobin-cancel");
        assertThat(james.sent().get(0).getMsg().getContent().toString()).isEmpty();
        assertThat(Mails.text(james.sent().get(1).getMsg())).contains("取り消しを続けています。");
        cancelsLater(deposit);
    }

    private void cancelsLater(DepositNote deposit) throws MessagingException {
        Mail small = Mails.MAIL_IMPL.of(Mails.HEADER + "\r\n");
        MailState.deposit(small, deposit);
        AwaitCancel await = james.started(new AwaitCancel(gateway, james.repositories));
        james.vault.failNext(AWAY);

        await.service(small);

        assertThat(small.getState()).isEqualTo(Mail.GHOST);
        assertThat(james.kept.get("var/mail/cryptobin-cancel").size()).isEqualTo(1);
        small.setState("cryptobin-cancel");
        await.service(small);
        assertThat(james.vault.deposits().get(0).receipt().state()).isEqualTo(DepositState.CANCELLED);
        await.destroy();
    }

    @Test
    void aDepositThatIsNeverCancelledFailsAtTheHorizon() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        Mail small = Mails.MAIL_IMPL.of(Mails.HEADER + "\r\n");
        MailState.deposit(small, MailState.deposit(mail).orElseThrow());
        AwaitCancel await = james.started(new AwaitCancel(gateway, james.repositories), "horizon", "60");
        james.vault.failNext(AWAY);
        await.service(small);
        james.passes(Duration.ofMinutes(2));
        james.vault.failNext(AWAY);

        assertThatThrownBy(() -> await.service(small)).hasMessageContaining("could not be cancelled");
        await.destroy();
    }

    @Test
    void theSmallMailThatFollowsADepositCancelsNothingAndIsNotKept() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.vault.requireApproval(true);
        james.upload(mail);
        MailState.followUp(mail, new jp.cryptobin.james.state.FollowUpNote(0, 0, 0, ""));

        refuse(mail);

        assertThat(james.vault.deposits().get(0).receipt().state()).isEqualTo(DepositState.AWAITING_APPROVAL);
        assertThat(refused().size()).isZero();
    }

    @Test
    void aKeptMailBeginsAnewWithANewDepositWhenItIsPutBack() throws MessagingException, IOException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        refuse(mail);
        MailKey key = refused().list().next();
        Mail kept = refused().retrieve(key);
        assertThat(kept.getState()).isEqualTo("cryptobin");
        assertThat(kept.getName()).startsWith("mail-1-kept-");

        inspected(kept);
        james.started(TestGateway.upload(gateway)).service(kept);
        james.started(new RewriteBody(gateway)).service(kept);

        assertThat(james.vault.deposits()).hasSize(2);
        assertThat(MailState.deposit(kept).orElseThrow().id())
                .isEqualTo(james.vault.deposits().get(1).receipt().id().value());
        assertThat(Mails.written(kept)).contains("【ご案内】");
    }

    @Test
    void aMailWhoseOldDepositStillStandsWaitsUntilThatIsCancelled() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        james.vault.failNext(AWAY);
        refuse(mail);
        james.vault.failNext(AWAY);
        UploadToCryptoBin upload = james.started(TestGateway.upload(gateway));

        upload.service(mail);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(james.vault.deposits()).hasSize(1);
        upload.service(mail);

        assertThat(james.vault.deposits())
                .extracting(stored -> stored.receipt().state())
                .containsExactly(DepositState.CANCELLED, DepositState.DELIVERED);
    }

    @Test
    void aRewrittenMailWhoseFilesWereCancelledIsStoppedWhenItIsPutBack() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        james.upload(mail);
        james.started(new RewriteBody(gateway)).service(mail);
        refuse(mail);

        james.started(new ValidateMessage()).service(mail);

        assertThat(MailState.violations(mail))
                .singleElement()
                .satisfies(violation -> assertThat(violation.concerned())
                        .singleElement()
                        .asString()
                        .contains("cancelled"));
    }

    @Test
    void whatAListenerThrowsDoesNotRefuseAMailThatWaits() throws MessagingException {
        Gateway watched = new Gateway(gateway.settings(), james.vault, james.clock, event -> {
            throw new OutOfMemoryError("in a listener");
        });
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        inspected(mail);
        james.vault.failNext(AWAY);

        james.started(TestGateway.upload(watched)).service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.violations(mail)).isEmpty();
    }

    @Test
    void whatAListenerThrowsDoesNotRefuseAMailWhoseFilesTheVaultHas() throws MessagingException {
        Gateway watched = new Gateway(gateway.settings(), james.vault, james.clock, event -> {
            throw new StackOverflowError("in a listener");
        });
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        inspected(mail);

        james.started(TestGateway.upload(watched)).service(mail);

        assertThat(MailState.deposit(mail)).isPresent();
    }

    @Test
    void keepsNothingWhereNothingIsToBeKept() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        inspected(mail);
        james.started(new NotifySender(gateway, james.repositories), "keepRefused", "0")
                .service(mail);

        assertThat(james.kept).isEmpty();
        assertThat(james.sent()).hasSize(1);
    }

    @Test
    void tellsTheSenderOfAMailThatCannotBeKept() throws MessagingException {
        MemoryMailRepository full = new MemoryMailRepository() {
            @Override
            public MailKey store(Mail mail) {
                throw new IllegalStateException("no space left");
            }
        };
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        inspected(mail);
        james.started(new NotifySender(gateway, url -> full)).service(mail);

        assertThat(james.sent()).hasSize(1);
        assertThat(mail.getName()).isEqualTo("mail-1");
    }

    @Test
    void blindRecipientsAreMarked() throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        mail.setRecipients(List.of(
                new org.apache.james.core.MailAddress("hanako@example.org"),
                new org.apache.james.core.MailAddress("secret@example.org")));
        james.upload(mail);

        assertThat(james.vault.deposits().get(0).deposit().blindRecipients()).containsExactly("secret@example.org");
    }
}
