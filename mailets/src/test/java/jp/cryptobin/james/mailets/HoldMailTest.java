package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.james.core.MailAddress;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that is held, and what answers do to it. */
class HoldMailTest {
    private static final String GROUP_MEMBER = "jiro@example.com";

    private final TestGateway james = new TestGateway();
    private final Gateway gateway = james.gateway();
    private HoldMail hold;
    private AnswerHold answers;

    @BeforeEach
    void start() throws MessagingException {
        hold = james.started(new HoldMail(gateway, james.repositories), "ownDomains", "example.com");
        answers = james.started(new AnswerHold(gateway, (group, address) -> address.equals(GROUP_MEMBER)));
    }

    @AfterEach
    void stop() {
        hold.destroy();
    }

    private Mail mail(String text, String sender) throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(text, sender);
        james.started(new ValidateMessage()).service(mail);
        james.started(new ExtractAttachments()).service(mail);
        return mail;
    }

    private Mail hold(String text, String sender) throws MessagingException {
        Mail mail = mail(text, sender);
        hold.service(mail);
        return mail;
    }

    private int kept(String repository) {
        MemoryMailRepository found = james.kept.get("var/mail/" + repository);
        try {
            return found == null ? 0 : Math.toIntExact(found.size());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SentMail last() {
        return james.sent().get(james.sent().size() - 1);
    }

    private String lastText() throws MessagingException, IOException {
        return ApprovalMails.text(last());
    }

    private String link(SentMail letter, String word) throws MessagingException, IOException {
        Matcher link =
                Pattern.compile("\\?subject=(" + word + "[A-Za-z0-9%._-]+)").matcher(ApprovalMails.text(letter));
        assertThat(link.find()).isTrue();
        return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    }

    private void answer(String from, String subject, String... more) throws MessagingException {
        String text = "From: " + from + "\r\nSubject: " + subject + "\r\n" + String.join("\r\n", more)
                + (more.length == 0 ? "" : "\r\n") + "\r\n\r\n";
        Mail answer = Mails.MAIL_IMPL.of(text, from);
        answer.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(from)));
        answers.service(answer);
        assertThat(answer.getState()).isEqualTo(Mail.GHOST);
    }

    /** What was let go, as it comes by the pipeline. */
    private Mail released() throws MessagingException {
        SentMail sent = james.sent().stream()
                .filter(each -> each.getState().startsWith("cryptobin"))
                .reduce((one, other) -> other)
                .orElseThrow();
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        sent.getAttributes().values().forEach(mail::setAttribute);
        return mail;
    }

    @Test
    void nothingLeavesAndTheSenderIsAsked() throws MessagingException, IOException {
        Mail mail = hold(Mails.WITH_FILE, Mails.SENDER);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(kept("cryptobin-held")).isEqualTo(1);
        assertThat(james.sent()).hasSize(1);
        assertThat(james.vault.deposits()).isEmpty();
        assertThat(last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
        assertThat(last().getSender()).isNull();
        assertThat(last().getState()).isEqualTo("relay");
        assertThat(last().getMsg().getFrom()[0]).hasToString("cryptobin-hold@example.com");
        assertThat(last().getMsg().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(lastText())
                .contains("・hanako@example.org 【社外】", "To :", "・a.pdf (9 B)", "2026/03/02 10:05 に送信します。")
                .contains("- hanako@example.org [outside]", "it is sent at 2026/03/02 10:05 (UTC+09:00)")
                .doesNotContain("Cc :", "Bcc :");
        assertThat(gateway.holds().count()).isEqualTo(1);
    }

    @Test
    void aStopEndsItAndKeepsIt() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);

        answer(Mails.SENDER, link(james.sent().get(0), "STOP"));

        assertThat(kept("cryptobin-held")).isZero();
        assertThat(kept("cryptobin-refused")).isEqualTo(1);
        assertThat(james.sent()).hasSize(2);
        assertThat(last().getMsg().getSubject()).isEqualTo("【クリプト便】送信を中止しました / Mail stopped: Quotation");
        assertThat(last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
    }

    @Test
    void aCopyOfAStoppedMailBeginsAnew() throws Exception {
        hold(Mails.WITH_FILE, Mails.SENDER);
        answer(Mails.SENDER, link(james.sent().get(0), "STOP"));

        Mail copy = james.kept
                .get("var/mail/cryptobin-refused")
                .retrieve(james.kept.get("var/mail/cryptobin-refused").list().next());

        assertThat(MailState.hold(copy)).isEmpty();
        hold.service(copy);
        assertThat(kept("cryptobin-held")).isEqualTo(1);
    }

    @Test
    void sentAtOnceItGoesOnOnce() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);

        answer(Mails.SENDER, link(james.sent().get(0), "SEND"));

        assertThat(kept("cryptobin-held")).isZero();
        Mail going = released();
        hold.service(going);
        assertThat(going.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(last().getMsg().getSubject()).startsWith("【クリプト便】送信します / Mail on its way");
    }

    @Test
    void theDoubleThatACrashMadeGoesNoFurther() throws MessagingException, IOException {
        Mail first = hold(Mails.WITH_FILE, Mails.SENDER);
        answer(Mails.SENDER, link(james.sent().get(0), "SEND"));
        Mail going = released();
        hold.service(going);

        Mail same = released();
        hold.service(same);
        assertThat(same.getState()).as("the very mail, delivered again").isNotEqualTo(Mail.GHOST);
        Mail again = mail(Mails.WITH_FILE, Mails.SENDER);
        hold.service(again);
        assertThat(again.getState()).as("what was held, in the queue again").isEqualTo(Mail.GHOST);
        assertThat(kept("cryptobin-held")).isZero();
        Mail other = released();
        MailState.hold(
                other,
                MailState.hold(other)
                        .orElseThrow()
                        .released("another", MailState.hold(other).get().way()));
        hold.service(other);
        assertThat(other.getState()).as("let go twice").isEqualTo(Mail.GHOST);
        assertThat(first.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aReplyOfOneWordIsAnAnswer() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        String id = james.sent().get(0).getMsg().getMessageID();

        answer(Mails.SENDER, "Re: x", "In-Reply-To: " + id, "", "stop", "", "> send");

        assertThat(last().getMsg().getSubject()).contains("Mail stopped");
    }

    @Test
    void aPageIsReadAsItsText() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        String id = james.sent().get(0).getMsg().getMessageID();

        answer(
                Mails.SENDER,
                "Re: x",
                "References: <m1@example.com> " + id,
                "MIME-Version: 1.0",
                "Content-Type: text/html; charset=us-ascii",
                "",
                "<html><body><div dir=ltr>Stop</div><div>sent from my phone</div><blockquote>send</blockquote></body></html>");

        assertThat(last().getMsg().getSubject()).contains("Mail stopped");
    }

    @ParameterizedTest
    @CsvSource({"jiro@example.com, Mail stopped", "saburo@example.com, Answer not accepted"})
    void whoReadsTheMailOfTheSenderMayAnswer(String who, String title) throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);

        answer(who, link(james.sent().get(0), "STOP"));

        assertThat(last().getMsg().getSubject()).contains(title);
        assertThat(kept("cryptobin-held")).isEqualTo(title.equals("Mail stopped") ? 0 : 1);
    }

    @Test
    void aForeignerLearnsNothingOfTheMail() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);

        answer("saburo@example.com", link(james.sent().get(0), "STOP"));

        assertThat(last().getRecipients()).containsExactly(new MailAddress("saburo@example.com"));
        assertThat(lastText()).doesNotContain("Quotation", Mails.SENDER, Mails.RECIPIENT);
    }

    @Test
    void whoHasNotLoggedInChangesNothingAndTheSenderIsTold() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);

        answers.service(Mails.MAIL_IMPL.of(
                "From: x@example.org\r\nSubject: " + link(james.sent().get(0), "STOP") + "\r\n\r\n", "x@example.org"));

        assertThat(kept("cryptobin-held")).isEqualTo(1);
        assertThat(last().getRecipients()).containsExactly(new MailAddress(Mails.SENDER));
        assertThat(last().getMsg().getSubject()).contains("Answer not accepted");
    }

    @Test
    void aServerThatMaySendWithoutALoginMayAnswer() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        Mail answer = Mails.MAIL_IMPL.of("Subject: " + link(james.sent().get(0), "STOP") + "\r\n\r\n", Mails.SENDER);
        answer.setAttribute(
                new Attribute(AttributeName.of("org.apache.james.SMTPIsAuthNetwork"), AttributeValue.of(true)));

        answers.service(answer);

        assertThat(last().getMsg().getSubject()).contains("Mail stopped");
    }

    @Test
    void forgedAndUnclearAnswersChangeNothing() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        String stop = link(james.sent().get(0), "STOP");

        answer(Mails.SENDER, stop.replace("STOP", "SEND"));
        assertThat(last().getMsg().getSubject()).contains("Answer not accepted");
        answer(Mails.SENDER, "please stop it");
        assertThat(last().getMsg().getSubject()).contains("Answer not understood");
        assertThat(kept("cryptobin-held")).isEqualTo(1);
    }

    @Test
    void aSecondAnswerChangesNothing() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = james.sent().get(0);

        answer(Mails.SENDER, link(letter, "STOP"));
        answer(Mails.SENDER, link(letter, "SEND"));

        assertThat(last().getMsg().getSubject()).contains("Already stopped");
        assertThat(james.sent()).noneMatch(sent -> sent.getState().startsWith("cryptobin"));
    }

    @Test
    void aLateStopLearnsHowToTakeTheFilesBack() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = james.sent().get(0);
        answer(Mails.SENDER, link(letter, "SEND"));
        Mail going = released();
        hold.service(going);
        james.started(TestGateway.upload(gateway)).service(going);

        answer(Mails.SENDER, link(letter, "STOP"));

        assertThat(last().getMsg().getSubject()).contains("Too late to stop: Quotation");
        assertThat(lastText()).contains("https://vault.example.com/manage/deposit-00000001", "本文は宛先に届いているか");
    }

    @Test
    void aStopWorksUntilTheVaultHasTheFiles() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        SentMail letter = james.sent().get(0);
        answer(Mails.SENDER, link(letter, "SEND"));
        Mail going = released();
        hold.service(going);
        james.vault.failNext(new Unavailable(Reason.MAINTENANCE, "503"));
        james.started(TestGateway.upload(gateway)).service(going);

        answer(Mails.SENDER, link(letter, "STOP"));
        assertThat(last().getMsg().getSubject()).contains("Answer noted");
        Mail retried = released();
        hold.service(retried);

        assertThat(retried.getState()).isEqualTo(Mail.GHOST);
        assertThat(last().getMsg().getSubject()).contains("Mail stopped");
        assertThat(kept("cryptobin-refused")).isEqualTo(1);
        assertThat(james.vault.deposits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "List-Id: <l.example.com>", "Precedence: bulk"})
    void whatNobodyCouldAnswerIsNotHeld(String field) throws MessagingException {
        Mail mail = hold(field + "\r\n" + Mails.WITH_FILE, Mails.SENDER);

        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(james.sent()).isEmpty();
    }

    @Test
    void heldAllTheSameItIsThePostmastersToAnswer() throws MessagingException, IOException {
        HoldMail all = james.started(new HoldMail(gateway, james.repositories), "holdAutomatic", "true");
        Mail mail = mail("Auto-Submitted: auto-generated\r\n" + Mails.WITH_FILE, Mails.SENDER);

        all.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        assertThat(last().getRecipients()).containsExactly(new MailAddress(TestGateway.POSTMASTER));
        answer(TestGateway.POSTMASTER, link(james.sent().get(0), "STOP"));
        assertThat(last().getMsg().getSubject()).contains("Mail stopped");
        all.destroy();
    }

    @Test
    void anAutomaticMailIsNoAnswer() throws MessagingException, IOException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        int sent = james.sent().size();

        answer(Mails.SENDER, link(james.sent().get(0), "STOP"), "Auto-Submitted: auto-replied");

        assertThat(james.sent()).hasSize(sent);
        assertThat(kept("cryptobin-held")).isEqualTo(1);
    }

    @Test
    void offMeansThatNothingIsHeld() throws MessagingException {
        HoldMail off = james.started(new HoldMail(gateway, james.repositories), "holdTime", "0");
        Mail mail = mail(Mails.WITH_FILE, Mails.SENDER);

        off.service(mail);

        assertThat(mail.getState()).isNotEqualTo(Mail.GHOST);
        off.destroy();
    }

    @Test
    void whatIsHeldLongestIsMeasured() throws MessagingException {
        hold(Mails.WITH_FILE, Mails.SENDER);
        james.passes(Duration.ofMinutes(4));

        assertThat(gateway.holds().longest(james.clock.instant())).isEqualTo(Duration.ofMinutes(4));
        assertThat(gateway.holds().overdue(james.clock.instant())).isZero();
    }
}
