package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import jp.cryptobin.james.vault.SampleFile;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadToCryptoBinTest {
    private final TestGateway james = new TestGateway();

    private Mail listed(Mails kind, String message) throws MessagingException {
        Mail mail = kind.of(message);
        james.started(new ValidateMessage()).service(mail);
        james.started(new ExtractAttachments()).service(mail);
        return mail;
    }

    private void upload(Mail mail, String... parameters) throws MessagingException {
        james.started(TestGateway.upload(james.gateway()), parameters).service(mail);
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void depositsTheFilesOfAMailAndNotesTheDeposit(Mails kind) throws MessagingException {
        Mail mail = listed(kind, Mails.WITH_FILE);

        upload(mail);

        FakeCryptoBin.Stored stored = james.vault.deposits().get(0);
        assertThat(stored.contents().get(0)).asString().isEqualTo("%PDF-1.4\n");
        assertThat(stored.deposit().files().get(0).name()).isEqualTo("a.pdf");
        assertThat(stored.deposit().sender()).isEqualTo(Mails.SENDER);
        assertThat(stored.deposit().recipients()).containsExactly(Mails.RECIPIENT);
        assertThat(stored.deposit().subject()).isEqualTo("Quotation");
        assertThat(MailState.deposit(mail)).contains(MailDeposit.note(stored.deposit(), stored.receipt()));
        assertThat(mail.attributes().map(attribute -> attribute.toString()))
                .noneMatch(text -> text.contains(stored.deposit().password().reveal()));
    }

    @Test
    void notesThatADepositAwaitsApproval() throws MessagingException {
        james.vault.requireApproval(true);
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        upload(mail);

        assertThat(MailState.deposit(mail).orElseThrow().state()).isEqualTo(DepositState.AWAITING_APPROVAL.name());
    }

    @Test
    void depositsOnceWhenTheSameMailComesTwice() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        upload(mail);
        Optional<DepositNote> first = MailState.deposit(mail);
        upload(mail);

        assertThat(james.vault.deposits()).hasSize(1);
        assertThat(MailState.deposit(mail)).isEqualTo(first);
    }

    @Test
    void leavesAMailWithoutFilesAlone() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITHOUT_FILE);

        upload(mail);

        assertThat(james.vault.deposits()).isEmpty();
        assertThat(MailState.deposit(mail)).isEmpty();
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
    }

    @Test
    void sendsWhatTheVaultRefusesToTheRefusedProcessorWithItsReason() throws MessagingException {
        james.vault.failNext(new Refused(Violation.of(Reason.VIRUS_FOUND, "a.pdf"), "eicar"));
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        upload(mail, "refusedProcessor", "stopped");

        assertThat(mail.getState()).isEqualTo("stopped");
        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.VIRUS_FOUND, "a.pdf"));
        assertThat(MailState.deposit(mail)).isEmpty();
        assertThat(james.sent()).isEmpty();
    }

    @Test
    void uploadsNothingForASenderWhoCouldNotBeToldThePassword() throws MessagingException {
        Mail automatic = listed(Mails.FAKE_MAIL, "Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE);
        Mail human = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        upload(automatic, "senderMustBeReachable", "true");
        upload(human, "senderMustBeReachable", "true");

        assertThat(automatic.getState()).isEqualTo("cryptobin-refused");
        assertThat(MailState.violations(automatic)).singleElement().satisfies(violation -> {
            assertThat(violation.reason()).isEqualTo(Reason.UNEXPECTED_ERROR);
            assertThat(violation.concerned()).singleElement().asString().endsWith("by a program: automatic");
        });
        assertThat(MailState.deposit(human)).isPresent();
        assertThat(james.vault.deposits()).hasSize(1);
    }

    @Test
    void uploadsForEverySenderByDefault() throws MessagingException {
        Mail automatic = listed(Mails.FAKE_MAIL, "Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE);

        upload(automatic);

        assertThat(MailState.deposit(automatic)).isPresent();
    }

    @Test
    void refusedMailCannotBeRewritten() throws MessagingException {
        james.vault.failNext(new Refused(Violation.of(Reason.VIRUS_FOUND, "a.pdf"), "eicar"));
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);
        upload(mail);
        RewriteBody rewrite = james.started(new RewriteBody(james.gateway()));

        assertThatThrownBy(() -> rewrite.service(mail)).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @EnumSource(Mails.class)
    void waitsOutTemporaryTroubleWithGrowingDelay(Mails kind) throws MessagingException {
        Mail mail = listed(kind, Mails.WITH_FILE);
        long[] delays = new long[7];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = trouble(mail, Optional.empty()).orElseThrow().toMinutes();
        }

        assertThat(delays).containsExactly(1, 2, 4, 8, 16, 30, 30);
        assertThat(MailState.deferral(mail).orElseThrow().attempts()).isEqualTo(7);
        assertThat(MailState.deferral(mail).orElseThrow().reason()).isEqualTo("maintenance");
        upload(mail);
        assertThat(MailState.deposit(mail)).isPresent();
    }

    @Test
    void putsADeferredMailAsideSoThatItDoesNotGoOnNow() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        assertThat(trouble(mail, Optional.empty(), "retryProcessor", "again", "firstDelay", "5"))
                .contains(Duration.ofSeconds(5));

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.deposit(mail)).isEmpty();
        assertThat(james.sent().get(0).getState()).isEqualTo("again");
    }

    @Test
    void waitsAsLongAsTheVaultAsks() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);

        assertThat(trouble(mail, Optional.of(Duration.ofHours(2)))).contains(Duration.ofHours(2));
        assertThat(trouble(mail, Optional.of(Duration.ofSeconds(1)))).contains(Duration.ofMinutes(2));
    }

    @Test
    void triesTheLastTimeAtTheHorizonAndThenRefusesWithTheLastReason() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);
        trouble(mail, Optional.empty());
        james.passes(Duration.ofHours(12).minusMinutes(1));

        assertThat(trouble(mail, Optional.of(Duration.ofDays(9)))).contains(Duration.ofMinutes(1));
        james.passes(Duration.ofMinutes(1));
        assertThat(trouble(mail, Optional.empty())).isEmpty();

        assertThat(mail.getState()).isEqualTo("cryptobin-refused");
        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.MAINTENANCE));
    }

    @Test
    void givesUpAnErrorThatNobodyKnowsAfterThreeTries() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);
        for (int i = 0; i < 3; i++) {
            james.vault.failNext(new Unavailable(Reason.UNEXPECTED_ERROR, "HTTP 418"));
            upload(mail);
            assertThat(mail.getState()).isEqualTo(i < 2 ? Mail.GHOST : "cryptobin-refused");
        }

        assertThat(MailState.violations(mail)).containsExactly(Violation.of(Reason.UNEXPECTED_ERROR));
        assertThat(james.sent()).hasSize(2);
    }

    @Test
    void neverDepositsOtherOctetsThanWereListed() throws MessagingException {
        Mail mail = listed(Mails.FAKE_MAIL, Mails.WITH_FILE);
        Attachment listed = MailState.attachments(mail).get(0);
        String other = SampleFile.sha256(new byte[] {1}).toString();
        MailState.attachments(
                mail,
                List.of(new Attachment(listed.path(), listed.name(), listed.contentType(), listed.size(), other)));

        upload(mail);

        assertThat(james.vault.deposits()).isEmpty();
        assertThat(MailState.deposit(mail)).isEmpty();
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    /** The delay until the next try after trouble now; empty when the mail was refused. */
    private Optional<Duration> trouble(Mail mail, Optional<Duration> retryAfter, String... parameters)
            throws MessagingException {
        james.vault.failNext(new Unavailable(Reason.MAINTENANCE, Contact.ANSWERED, retryAfter, "503"));
        james.james.resetSentMails();
        upload(mail, parameters);
        return james.sent().stream()
                .findFirst()
                .flatMap(FakeMailContext.SentMail::getDelay)
                .map(UploadToCryptoBinTest::duration);
    }

    private static Duration duration(FakeMailContext.Delay delay) {
        return Duration.of(delay.getDuration(), delay.getTimeUnit().toChronoUnit());
    }
}
