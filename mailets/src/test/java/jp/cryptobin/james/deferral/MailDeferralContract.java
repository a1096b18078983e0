package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import javax.mail.MessagingException;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place where mail waits must do. */
abstract class MailDeferralContract {
    static final String RETRY = "cryptobin";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    final WaitingQueue queue = new WaitingQueue();
    private MailDeferral deferral;

    abstract MailDeferral deferral(MailetContext context);

    /** Whatever the place does when time has passed. */
    abstract void afterTime() throws MessagingException;

    /** From now on nothing can be laid aside. */
    abstract void breakStore();

    @BeforeEach
    void open() {
        deferral = deferral(queue.context());
    }

    final void passes(Duration time) throws MessagingException {
        queue.passes(time);
        afterTime();
    }

    @Test
    void handsTheMailToTheRetryProcessorWhenTheDelayIsOver() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE);

        assertThat(queue.processed()).singleElement().extracting(Mail::getState).isEqualTo(RETRY);
    }

    @Test
    void keepsTheMailUntilTheDelayIsOver() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE.minusMillis(1));
        assertThat(queue.processed()).isEmpty();

        passes(Duration.ofMillis(1));
        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void handsItOutOnce() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE);
        passes(MINUTE);
        passes(MINUTE);

        assertThat(queue.names()).containsExactly("m1");
    }

    @Test
    void changesNothingThatTheNextTryNeeds() throws MessagingException, IOException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE);

        Mail mail = queue.processed().get(0);
        assertThat(mail.getName()).isEqualTo("m1");
        assertThat(mail.getMaybeSender().asString()).isEqualTo("taro@example.com");
        assertThat(mail.getRecipients()).extracting(Object::toString).containsExactly("hanako@example.org");
        assertThat(MailState.deferral(mail)).contains(WaitingMail.ONCE);
        assertThat(WaitingMail.text(mail)).isEqualTo(WaitingMail.TEXT);
    }

    @Test
    void isNotTouchedByWhatBecomesOfTheMailInHand() throws MessagingException {
        Mail mail = WaitingMail.named("m1");
        deferral.defer(mail, MINUTE);
        mail.setState(Mail.GHOST);
        mail.removeAllAttributes();
        passes(MINUTE);

        assertThat(queue.processed().get(0).getState()).isEqualTo(RETRY);
        assertThat(MailState.deferral(queue.processed().get(0))).contains(WaitingMail.ONCE);
    }

    @Test
    void letsEachMailWaitItsOwnTime() throws MessagingException {
        deferral.defer(WaitingMail.named("late"), MINUTE.multipliedBy(2));
        deferral.defer(WaitingMail.named("soon"), MINUTE);

        passes(MINUTE);
        assertThat(queue.names()).containsExactly("soon");
        passes(MINUTE);
        assertThat(queue.names()).containsExactlyInAnyOrder("soon", "late");
    }

    @Test
    void takesAMailThatFailsAgain() throws MessagingException {
        deferral.defer(WaitingMail.named("m1"), MINUTE);
        passes(MINUTE);
        deferral.defer(queue.processed().get(0), MINUTE);
        assertThat(queue.names()).containsExactly("m1");
        passes(MINUTE);

        assertThat(queue.names()).containsExactly("m1", "m1");
    }

    @Test
    void saysWhenTheMailCouldNotBeLaidAside() {
        breakStore();

        assertThatThrownBy(() -> deferral.defer(WaitingMail.named("m1"), MINUTE))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("full");
    }
}
