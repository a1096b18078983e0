package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwaitDecisionTest {
    private final TestGateway james = new TestGateway();
    private final MemoryMailRepository repository = new MemoryMailRepository();
    private AwaitDecision await;
    private Mail followUp;
    private DepositId id;

    @BeforeEach
    void followADeposit() throws MessagingException {
        followUp = ApprovalMails.followUp(james, ApprovalMails.waiting(james));
        id = new DepositId(MailState.deposit(followUp).orElseThrow().id());
        await = start(() -> james.gateway().vault(""));
    }

    private interface VaultOf {
        CryptoBin vault();
    }

    private AwaitDecision start(VaultOf vault, String... parameters) throws MessagingException {
        return james.started(new AwaitDecision(james.gateway(vault.vault()), url -> repository), parameters);
    }

    @AfterEach
    void stop() {
        await.destroy();
    }

    private Mail kept() throws MessagingException {
        Iterator<MailKey> keys = repository.list();
        Mail kept = repository.retrieve(keys.next());
        assertThat(keys.hasNext()).isFalse();
        return kept;
    }

    private void settle(DepositState state, String detail) throws MessagingException {
        james.vault.settle(id, state, detail);
        await.service(followUp);
    }

    @Test
    void laysAsideWhatNobodyHasDecided() throws MessagingException {
        await.service(followUp);

        assertThat(followUp.getState()).isEqualTo(Mail.GHOST);
        assertThat(MailState.DUE.read(kept())).contains(Instant.parse("2026-03-02T01:05:00Z"));
        assertThat(MailState.followUp(kept()).orElseThrow().asked()).isEqualTo(1);
        assertThat(kept().getState()).isEqualTo("cryptobin-approval");
    }

    @Test
    void followsAMailThatCameTwiceOnce() throws MessagingException {
        Mail second = ApprovalMails.followUp(james, ApprovalMails.waiting(james));
        assertThat(second.getName()).isEqualTo(followUp.getName());

        await.service(followUp);
        await.service(second);

        assertThat(repository.size()).isEqualTo(1);
    }

    @Test
    void endsWhenApproved() throws MessagingException {
        settle(DepositState.DELIVERED, "");

        assertThat(followUp.getState()).isEqualTo(Mail.GHOST);
        assertThat(repository.size()).isZero();
        assertThat(james.sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, E24", "APPROVAL_INVALID, E25", "INFECTED, E19"})
    void letsNotifySenderTellWhatFailed(DepositState state, String number) throws MessagingException, IOException {
        settle(state, "because");

        assertThat(followUp.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(MailState.violations(followUp)).singleElement().satisfies(violation -> {
            assertThat(violation.reason().number()).isEqualTo(number);
            assertThat(violation.concerned()).containsExactly("because");
        });
        james.started(new NotifySender(james.gateway(), james.repositories)).service(followUp);
        assertThat(ApprovalMails.recipients(james.sent())).startsWith(Mails.SENDER);
        assertThat(ApprovalMails.text(james.sent().get(0)))
                .contains("メール本文は送信済みです。", "受付日時 : ")
                .doesNotContain("差し止め");
    }

    @Test
    void letsNobodyTellWhoCancelled() throws MessagingException {
        settle(DepositState.CANCELLED, "");

        assertThat(followUp.getState()).isNotEqualTo(Mail.GHOST);
        james.started(new NotifySender(james.gateway(), james.repositories)).service(followUp);
        assertThat(james.sent()).isEmpty();
    }

    @Test
    void tellsTheSenderOnceThatNobodyApproved() throws MessagingException, IOException {
        settle(DepositState.EXPIRED, "");
        james.started(new NotifySender(james.gateway(), james.repositories)).service(followUp);

        assertThat(ApprovalMails.recipients(james.sent())).containsExactly(Mails.SENDER);
        assertThat(ApprovalMails.text(james.sent().get(0)))
                .contains("承認されないまま保管期限を過ぎたため", "必要に応じて再送してください。", Mails.SENDER)
                .doesNotContain("送信者には通知していません。");
    }

    @Test
    void tellsThePostmasterWhereTheSenderMustNotBeWrittenTo() throws MessagingException, IOException {
        james.vault.requireApproval(true);
        Mail automatic = Mails.MAIL_IMPL.of("Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE);
        followUp = ApprovalMails.followUp(james, ApprovalMails.deposited(james, automatic));

        settle(DepositState.EXPIRED, "");

        assertThat(ApprovalMails.recipients(james.sent())).containsExactly(TestGateway.POSTMASTER);
        assertThat(ApprovalMails.text(james.sent().get(0))).contains("送信者には通知していません。");
    }

    @Test
    void tellsThePostmasterAtTheHorizonAndStops() throws MessagingException, IOException {
        james.passes(Duration.ofDays(14));
        james.vault.failNext(new Unavailable(Reason.MAINTENANCE, "503 <b>"));

        await.service(followUp);

        assertThat(followUp.getState()).isEqualTo(Mail.GHOST);
        assertThat(repository.size()).isZero();
        assertThat(ApprovalMails.recipients(james.sent())).containsExactly(TestGateway.POSTMASTER);
        assertThat(ApprovalMails.text(james.sent().get(0)))
                .contains("承認されたかどうかを期限までに確認できませんでした。", "503 <b>", "503 &lt;b&gt;");
    }

    @Test
    void takesAnExceptionOfTheVaultsClientForTroubleAndAsksAgain() throws MessagingException {
        CryptoBin broken = (CryptoBin) Proxy.newProxyInstance(
                CryptoBin.class.getClassLoader(), new Class<?>[] {CryptoBin.class}, (proxy, call, arguments) -> {
                    throw new IllegalStateException("bug");
                });
        AwaitDecision other = start(() -> broken);

        other.service(followUp);
        other.destroy();

        assertThat(MailState.followUp(kept()).orElseThrow().trouble()).contains("bug");
    }

    @Test
    void keepsTheMailInHandWhenItCannotBeLaidAside() throws MessagingException {
        MemoryMailRepository full = new MemoryMailRepository() {
            @Override
            public MailKey store(Mail mail) {
                throw new IllegalStateException("disk full");
            }
        };
        AwaitDecision other = james.started(new AwaitDecision(james.gateway(), url -> full));

        assertThatThrownBy(() -> other.service(followUp)).isInstanceOf(MessagingException.class);
        other.destroy();

        assertThat(followUp.getState()).isNotEqualTo(Mail.GHOST);
    }

    @Test
    void waitsInTheQueueByParameter() throws MessagingException {
        AwaitDecision other = start(() -> james.vault, "deferral", "queue", "firstInterval", "7");

        other.service(followUp);

        assertThat(repository.size()).isZero();
        assertThat(james.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.getState()).isEqualTo("cryptobin-approval"));
    }

    @Test
    void refusesAMailWithoutADeposit() throws MessagingException {
        Mail stranger = Mails.MAIL_IMPL.of(Mails.WITHOUT_FILE);

        assertThatThrownBy(() -> await.service(stranger)).hasMessageContaining("has no deposit to follow");
    }
}
