package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that is held, and let go. */
class HoldMailTest {
    private final HoldingGateway world = new HoldingGateway();

    @BeforeEach
    void start() throws MessagingException {
        world.start();
    }

    @AfterEach
    void stop() {
        world.stop();
    }

    @Test
    void nothingLeavesAndTheSenderIsAsked() throws MessagingException, IOException {
        Mail mail = world.hold(Mails.WITH_FILE, Mails.SENDER);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(world.kept("cryptobin-held")).isEqualTo(1);
        assertThat(world.james.sent()).hasSize(1);
        assertThat(world.james.vault.deposits()).isEmpty();
        assertThat(world.last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
        assertThat(world.last().getSender()).isNull();
        assertThat(world.last().getState()).isEqualTo("relay");
        assertThat(world.last().getMsg().getFrom()[0]).hasToString("cryptobin-hold@example.com");
        assertThat(world.last().getMsg().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(world.lastText())
                .contains("・hanako@example.org 【社外】", "To :", "・a.pdf (9 B)", "2026/03/02 10:05 に送信します。")
                .contains("- hanako@example.org [outside]", "it is sent at 2026/03/02 10:05 (UTC+09:00)")
                .doesNotContain("Cc :", "Bcc :");
        assertThat(world.gateway.holds().count()).isEqualTo(1);
    }

    @Test
    void aStopEndsItAndKeepsIt() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);

        world.answer(Mails.SENDER, world.link(world.james.sent().get(0), "STOP"));

        assertThat(world.kept("cryptobin-held")).isZero();
        assertThat(world.kept("cryptobin-refused")).isEqualTo(1);
        assertThat(world.james.sent()).hasSize(2);
        assertThat(world.last().getMsg().getSubject()).isEqualTo("【クリプト便】送信を中止しました / Mail stopped: Quotation");
        assertThat(world.last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
    }

    @Test
    void aCopyOfAStoppedMailBeginsAnew() throws Exception {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        world.answer(Mails.SENDER, world.link(world.james.sent().get(0), "STOP"));

        Mail copy = world.james
                .kept
                .get("var/mail/cryptobin-refused")
                .retrieve(world.james
                        .kept
                        .get("var/mail/cryptobin-refused")
                        .list()
                        .next());

        assertThat(MailState.hold(copy)).isEmpty();
        world.hold.service(copy);
        assertThat(world.kept("cryptobin-held")).isEqualTo(1);
    }

    @Test
    void sentAtOnceItGoesOnOnce() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);

        world.answer(Mails.SENDER, world.link(world.james.sent().get(0), "SEND"));

        assertThat(world.kept("cryptobin-held")).isZero();
        Mail going = world.released();
        world.hold.service(going);
        assertThat(going.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(world.last().getMsg().getSubject()).startsWith("【クリプト便】送信します / Mail on its way");
    }

    @Test
    void theDoubleThatACrashMadeGoesNoFurther() throws MessagingException, IOException {
        Mail first = world.hold(Mails.WITH_FILE, Mails.SENDER);
        world.answer(Mails.SENDER, world.link(world.james.sent().get(0), "SEND"));
        Mail going = world.released();
        world.hold.service(going);

        Mail same = world.released();
        world.hold.service(same);
        assertThat(same.getState()).as("the very mail, delivered again").isNotEqualTo(Mail.GHOST);
        Mail again = world.mail(Mails.WITH_FILE, Mails.SENDER);
        world.hold.service(again);
        assertThat(again.getState()).as("what was held, in the queue again").isEqualTo(Mail.GHOST);
        assertThat(world.kept("cryptobin-held")).isZero();
        Mail other = world.released();
        MailState.hold(
                other,
                MailState.hold(other)
                        .orElseThrow()
                        .released("another", MailState.hold(other).get().way()));
        world.hold.service(other);
        assertThat(other.getState()).as("let go twice").isEqualTo(Mail.GHOST);
        assertThat(first.getState()).isEqualTo(Mail.GHOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "List-Id: <l.example.com>", "Precedence: bulk"})
    void whatNobodyCouldAnswerIsNotHeld(String field) throws MessagingException {
        Mail mail = world.hold(field + "\r\n" + Mails.WITH_FILE, Mails.SENDER);

        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(world.james.sent()).isEmpty();
    }

    @Test
    void heldAllTheSameItIsThePostmastersToAnswer() throws MessagingException, IOException {
        HoldMail all =
                world.james.started(new HoldMail(world.gateway, world.james.repositories), "holdAutomatic", "true");
        Mail mail = world.mail("Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE, Mails.SENDER);

        all.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(world.last().getRecipients()).containsExactly(new MailAddress(TestGateway.POSTMASTER));
        world.answer(TestGateway.POSTMASTER, world.link(world.james.sent().get(0), "STOP"));
        assertThat(world.last().getMsg().getSubject()).contains("Mail stopped");
        all.destroy();
    }

    @Test
    void offMeansThatNothingIsHeld() throws MessagingException {
        HoldMail off = world.james.started(new HoldMail(world.gateway, world.james.repositories), "holdTime", "0");
        Mail mail = world.mail(Mails.WITH_FILE, Mails.SENDER);

        off.service(mail);

        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        off.destroy();
    }

    @Test
    void whatIsHeldLongestIsMeasured() throws MessagingException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        world.james.passes(Duration.ofMinutes(4));

        assertThat(world.gateway.holds().longest(world.james.clock.instant())).isEqualTo(Duration.ofMinutes(4));
        assertThat(world.gateway.holds().overdue(world.james.clock.instant())).isZero();
    }
}
