package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancelDepositTest {
    private static final String[] BOTH = {"hanako@example.org", "jiro@example.net"};

    private final TestGateway james = new TestGateway();
    private MailImpl mail;

    @BeforeEach
    void depositForBoth() throws MessagingException {
        mail = ApprovalMails.withRecipients(Mails.MAIL_IMPL.of(Mails.WITH_FILE), BOTH);
        james.upload(mail);
    }

    /** As RemoteDelivery hands on what failed. */
    private void bounced(String... failed) throws MessagingException {
        Mail bounce = ApprovalMails.withRecipients(mail, failed);
        james.started(new CancelDeposit(james.gateway())).service(bounce);
        assertThat(bounce.getState()).as("the bounce goes out").isNotEqualTo(Mail.GHOST);
    }

    private DepositState state() {
        return james.vault.deposits().get(0).receipt().state();
    }

    @Test
    void cancelsWhatReachedNobody() throws MessagingException {
        bounced("JIRO@example.net", "hanako@example.org");

        assertThat(state()).isEqualTo(DepositState.CANCELLED);
    }

    @Test
    void keepsWhatMayHaveReachedSomebody() throws MessagingException {
        bounced("hanako@example.org");
        bounced("jiro@example.net");

        assertThat(state()).isEqualTo(DepositState.DELIVERED);
    }

    @Test
    void letsTheBounceGoWhenTheVaultDoesNotAnswer() throws MessagingException {
        james.vault.failNext(new Unavailable(Reason.MAINTENANCE, "503"));

        bounced(BOTH);

        assertThat(state()).isEqualTo(DepositState.DELIVERED);
    }

    @Test
    void knowsNothingOfMailWithoutADeposit() throws MessagingException {
        Mail other = Mails.MAIL_IMPL.of(Mails.WITHOUT_FILE);

        james.started(new CancelDeposit(james.gateway())).service(other);

        assertThat(state()).isEqualTo(DepositState.DELIVERED);
    }
}
