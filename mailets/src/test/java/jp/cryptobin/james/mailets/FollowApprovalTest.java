package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.AwaitsApproval;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

class FollowApprovalTest {
    private final TestGateway james = new TestGateway();

    private void follow(Mail mail) throws MessagingException {
        james.started(new FollowApproval(james.gateway())).service(mail);
    }

    private static AwaitsApproval matcher() throws MessagingException {
        AwaitsApproval matcher = new AwaitsApproval();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("AwaitsApproval")
                .mailetContext(FakeMailContext.defaultContext())
                .build());
        return matcher;
    }

    @Test
    void makesASmallMailWithHeaderEnvelopeAndDepositOnly() throws MessagingException, IOException {
        Mail mail = ApprovalMails.waiting(james);

        Mail followUp = ApprovalMails.followUp(james, mail);

        DepositNote deposit = MailState.deposit(mail).orElseThrow();
        assertThat(followUp.getName()).isEqualTo("cryptobin-approval-" + deposit.id());
        assertThat(followUp.getState()).isEqualTo("cryptobin-approval");
        assertThat(followUp.getMaybeSender()).isEqualTo(mail.getMaybeSender());
        assertThat(followUp.getRecipients()).containsExactlyElementsOf(mail.getRecipients());
        assertThat(Mails.written(followUp))
                .contains("Subject: Quotation", "Message-ID: <m1@example.com>")
                .doesNotContain("Content-", "本文です。", "JVBERi0xLjQK");
        assertThat(Mails.words(followUp)).containsExactly("cryptobin.copy", "cryptobin.deposit", "cryptobin.follow-up");
        assertThat(MailState.deposit(followUp)).contains(deposit);
    }

    @Test
    void leavesTheMailItselfAsItIs() throws MessagingException, IOException {
        Mail mail = ApprovalMails.waiting(james);
        String before = Mails.written(mail);

        follow(mail);

        assertThat(Mails.written(mail)).isEqualTo(before);
        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(james.sent()).hasSize(1);
    }

    @Test
    void followsNothingThatWaitsForNobody() throws MessagingException {
        follow(ApprovalMails.deposited(james, Mails.MAIL_IMPL.of(Mails.WITH_FILE)));
        follow(ApprovalMails.deposited(james, Mails.MAIL_IMPL.of(Mails.WITHOUT_FILE)));

        assertThat(james.sent()).isEmpty();
    }

    @Test
    void theMatcherMatchesWholeMailsWhoseFilesWait() throws MessagingException {
        Mail delivered = ApprovalMails.deposited(james, Mails.MAIL_IMPL.of(Mails.WITH_FILE));
        Mail waiting = ApprovalMails.waiting(new TestGateway());

        assertThat(matcher().match(waiting)).isSameAs(waiting.getRecipients()).isNotEmpty();
        assertThat(matcher().match(delivered)).isEmpty();
        assertThat(matcher().match(Mails.MAIL_IMPL.of(Mails.WITH_FILE))).isEmpty();
    }

    @Test
    void aMailThatCannotBeFollowedFailsAndDoesNotPass() throws MessagingException {
        Mail broken = Mails.broken(ApprovalMails.waiting(james), new IOException("disk"));

        assertThatThrownBy(() -> follow(broken)).isInstanceOf(MessagingException.class);
    }
}
