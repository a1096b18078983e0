package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers do to mail that is held. */
class AnswerHoldTest {
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
    void aReplyOfOneWordIsAnAnswer() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        String id = world.james.sent().get(0).getMsg().getMessageID();

        world.answer(Mails.SENDER, "Re: x", "In-Reply-To: " + id, "", "stop", "", "> send");

        assertThat(world.last().getMsg().getSubject()).contains("Mail stopped");
    }

    @Test
    void aPageIsReadAsItsText() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        String id = world.james.sent().get(0).getMsg().getMessageID();

        world.answer(
                Mails.SENDER,
                "Re: x",
                "References: <m1@example.com> " + id,
                "MIME-Version: 1.0",
                "Content-Type: text/html; charset=us-ascii",
                "",
                "<html><body><div dir=ltr>Stop</div><div>sent from my phone</div><blockquote>send</blockquote></body></html>");

        assertThat(world.last().getMsg().getSubject()).contains("Mail stopped");
    }

    @ParameterizedTest
    @CsvSource({"jiro@example.com, Mail stopped", "saburo@example.com, Answer not accepted"})
    void whoReadsTheMailOfTheSenderMayAnswer(String who, String title) throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);

        world.answer(who, world.link(world.james.sent().get(0), "STOP"));

        assertThat(world.last().getMsg().getSubject()).contains(title);
        assertThat(world.kept("cryptobin-held")).isEqualTo(title.equals("Mail stopped") ? 0 : 1);
    }

    @Test
    void aForeignerLearnsNothingOfTheMail() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);

        world.answer("saburo@example.com", world.link(world.james.sent().get(0), "STOP"));

        assertThat(world.last().getRecipients()).containsExactly(new MailAddress("saburo@example.com"));
        assertThat(world.lastText()).doesNotContain("Quotation", Mails.SENDER, Mails.RECIPIENT);
    }

    @Test
    void whoHasNotLoggedInChangesNothingAndTheSenderIsTold() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);

        world.answers.service(Mails.MAIL_IMPL.of(
                "From: x@example.org\r\nSubject: "
                        + world.link(world.james.sent().get(0), "STOP") + "\r\n\r\n",
                "x@example.org"));

        assertThat(world.kept("cryptobin-held")).isEqualTo(1);
        assertThat(world.last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
        assertThat(world.last().getMsg().getSubject()).contains("Answer not accepted");
    }

    @Test
    void aServerThatMaySendWithoutALoginMayAnswer() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        Mail answer = Mails.MAIL_IMPL.of(
                "Subject: " + world.link(world.james.sent().get(0), "STOP") + "\r\n\r\n", Mails.SENDER);
        answer.setAttribute(
                new Attribute(AttributeName.of("org.apache.james.SMTPIsAuthNetwork"), AttributeValue.of(true)));

        world.answers.service(answer);

        assertThat(world.last().getMsg().getSubject()).contains("Mail stopped");
    }

    @Test
    void forgedAndUnclearAnswersChangeNothing() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        String stop = world.link(world.james.sent().get(0), "STOP");

        world.answer(Mails.SENDER, stop.replace("STOP", "SEND"));
        assertThat(world.last().getMsg().getSubject()).contains("Answer not accepted");
        world.answer(Mails.SENDER, "please stop it");
        assertThat(world.last().getMsg().getSubject()).contains("Answer not understood");
        assertThat(world.kept("cryptobin-held")).isEqualTo(1);
    }

    @Test
    void aSecondAnswerChangesNothing() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = world.james.sent().get(0);

        world.answer(Mails.SENDER, world.link(letter, "STOP"));
        world.answer(Mails.SENDER, world.link(letter, "SEND"));

        assertThat(world.last().getMsg().getSubject()).contains("Already stopped");
        assertThat(world.james.sent()).noneMatch(sent -> sent.getState().startsWith("cryptobin"));
    }

    @Test
    void aLateStopLearnsHowToTakeTheFilesBack() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = world.james.sent().get(0);
        world.answer(Mails.SENDER, world.link(letter, "SEND"));
        Mail going = world.released();
        world.hold.service(going);
        world.james.started(TestGateway.upload(world.gateway)).service(going);

        world.answer(Mails.SENDER, world.link(letter, "STOP"));

        assertThat(world.last().getMsg().getSubject()).contains("Too late to stop: Quotation");
        assertThat(world.lastText()).contains("https://vault.example.com/manage/deposit-00000001", "本文は宛先に届いているか");
    }

    @Test
    void aStopWorksUntilTheVaultHasTheFiles() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = world.james.sent().get(0);
        world.answer(Mails.SENDER, world.link(letter, "SEND"));
        Mail going = world.released();
        world.hold.service(going);
        world.james.vault.failNext(new Unavailable(Reason.MAINTENANCE, "503"));
        world.james.started(TestGateway.upload(world.gateway)).service(going);

        world.answer(Mails.SENDER, world.link(letter, "STOP"));
        assertThat(world.last().getMsg().getSubject()).contains("Answer noted");
        Mail retried = world.released();
        world.hold.service(retried);

        assertThat(retried.getState()).isEqualTo(Mail.GHOST);
        assertThat(world.last().getMsg().getSubject()).contains("Mail stopped");
        assertThat(world.kept("cryptobin-refused")).isEqualTo(1);
        assertThat(world.james.vault.deposits()).isEmpty();
    }

    @Test
    void anAutomaticMailIsNoAnswer() throws MessagingException, IOException {
        world.hold(Mails.WITH_FILE, Mails.SENDER);
        int sent = world.james.sent().size();

        world.answer(Mails.SENDER, world.link(world.james.sent().get(0), "STOP"), "Auto-Submitted: auto-replied");

        assertThat(world.james.sent()).hasSize(sent);
        assertThat(world.kept("cryptobin-held")).isEqualTo(1);
    }
}
