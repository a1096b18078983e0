package jp.cryptobin.james.mailets;

import static jp.cryptobin.james.mailets.PasswordScene.MESSAGE;
import static jp.cryptobin.james.mailets.PasswordScene.PASSWORD;
import static jp.cryptobin.james.mailets.PasswordScene.RECIPIENTS;
import static jp.cryptobin.james.mailets.PasswordScene.SENDER;
import static jp.cryptobin.james.mailets.PasswordScene.decodedTexts;
import static jp.cryptobin.james.mailets.PasswordScene.mail;
import static jp.cryptobin.james.mailets.PasswordScene.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.Delay;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordDeliveryTest {
    private final PasswordScene scene = new PasswordScene();
    private final FakeMailContext context = scene.context;

    @Test
    void showsThePasswordInTheBodyAndSendsNothingElseByDefault() throws Exception {
        RewriteBody mailet = scene.mailet();
        Mail mail = mail(MESSAGE, SENDER);

        mailet.service(mail);

        assertThat(everyForm(mail)).filteredOn(form -> form.contains(PASSWORD)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(context.getSentMails()).isEmpty();
        assertThat(mailet.requiredProcessingState()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "separate-mail, 別のメールでお知らせするパスワード,     the password that reaches you in a separate mail",
        "to-sender,     送信者からお知らせするパスワード,       the password that the sender tells you",
    })
    void tellsInEveryBodyWhereThePasswordIsAndNeverThePassword(String delivery, String japanese, String english)
            throws Exception {
        Mail mail = mail(MESSAGE, SENDER);

        scene.mailet("passwordDelivery", delivery, "language", "both").service(mail);

        assertThat(everyForm(mail)).noneMatch(form -> form.contains(PASSWORD));
        assertThat(decodedTexts(mail.getMessage()))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("本文", japanese, english, "お預かり日時"));
    }

    @Test
    void sendsEachRecipientAMailOfItsOwnAfterTheDelay() throws Exception {
        scene.mailet("passwordDelivery", "separate-mail").service(mail(MESSAGE, SENDER));

        assertThat(context.getSentMails())
                .extracting(SentMail::getRecipients)
                .containsExactly(
                        List.of(new MailAddress(RECIPIENTS[0])),
                        List.of(new MailAddress(RECIPIENTS[1])),
                        List.of(new MailAddress(RECIPIENTS[2])));
        assertThat(context.getSentMails()).allSatisfy(sent -> {
            assertThat(sent.getSender()).isEqualTo(new MailAddress(SENDER));
            assertThat(sent.getState()).isEqualTo("relay");
            assertThat(sent.getDelay()).contains(new Delay(300, TimeUnit.SECONDS));
            assertThat(decodedTexts(sent.getMsg()))
                    .hasSize(2)
                    .allSatisfy(
                            text -> assertThat(text.replaceAll("</?span>", "")).contains(PASSWORD));
            MimeMessage message = sent.getMsg();
            String recipient = sent.getRecipients().iterator().next().asString();
            assertThat(message.getHeader("To")).containsExactly(recipient);
            assertThat(message.getHeader("From")).containsExactly("postmaster@example.com");
            assertThat(message.getHeader("Reply-To")).containsExactly(SENDER);
            assertThat(message.getHeader("In-Reply-To")).containsExactly("<original@example.com>");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getSubject()).isEqualTo("【クリプト便】パスワードのお知らせ : 資料");
            assertThat(Stream.of(RECIPIENTS).filter(other -> !other.equals(recipient)))
                    .noneMatch(raw(message)::contains);
        });
    }

    @Test
    void obeysItsParameters() throws Exception {
        RewriteBody mailet = scene.mailet(
                "passwordDelivery", "separate-mail",
                "passwordDelay", "60",
                "passwordProcessor", "outbound",
                "passwordFrom", "password@example.jp",
                "language", "en");

        mailet.service(mail(MESSAGE, SENDER));

        assertThat(mailet.requiredProcessingState()).containsExactly(new ProcessingState("outbound"));
        assertThat(context.getSentMails()).hasSize(3).allSatisfy(sent -> {
            assertThat(sent.getState()).isEqualTo("outbound");
            assertThat(sent.getDelay()).contains(new Delay(60, TimeUnit.SECONDS));
            assertThat(sent.getMsg().getHeader("From")).containsExactly("password@example.jp");
            assertThat(sent.getMsg().getMessageID()).endsWith("@example.jp>");
            assertThat(sent.getMsg().getSubject()).isEqualTo("[Crypto-bin] Password notice : 資料");
        });
    }

    @Test
    void sendsAtOnceWithoutDelay() throws Exception {
        scene.mailet("passwordDelivery", "separate-mail", "passwordDelay", "0").service(mail(MESSAGE, SENDER));

        assertThat(context.getSentMails())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent.getDelay()).isEmpty());
    }

    @Test
    void sendsTheSenderAloneThePassword() throws Exception {
        RewriteBody mailet = scene.mailet("passwordDelivery", "to-sender");

        mailet.service(mail(MESSAGE, SENDER));

        assertThat(mailet.requiredProcessingState()).containsExactly(new ProcessingState("relay"));
        assertThat(context.getSentMails()).singleElement().satisfies(sent -> {
            assertThat(sent.getRecipients()).containsExactly(new MailAddress(SENDER));
            assertThat(sent.getSender()).isNull();
            assertThat(sent.getDelay()).isEmpty();
            assertThat(sent.getState()).isEqualTo("relay");
            assertThat(sent.getMsg().getHeader("To")).containsExactly(SENDER);
            assertThat(sent.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-replied");
            assertThat(decodedTexts(sent.getMsg()))
                    .hasSize(2)
                    .allSatisfy(
                            text -> assertThat(text.replaceAll("</?span>", "")).contains(PASSWORD, "宛先には通知していません"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taro@example.com      | Auto-Submitted: auto-generated | AUTOMATIC",
                "taro@example.com      | Precedence: bulk               | BULK",
                "taro@example.com      | List-Id: <x.example.com>       | LIST",
                "noreply@example.com   | ''                             | ROLE",
            })
    void failsBeforeAnythingLeavesWhenTheSenderCannotBeTold(String sender, String field, String why) throws Exception {
        Mail mail = mail((field.isEmpty() ? "" : field + "\r\n") + MESSAGE, sender);
        String before = raw(mail.getMessage());

        assertThatThrownBy(() -> scene.mailet("passwordDelivery", "to-sender").service(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining(mail.getName())
                .hasMessageContaining(why)
                .hasMessageNotContaining(PASSWORD);

        assertThat(raw(mail.getMessage())).isEqualTo(before);
        assertThat(context.getSentMails()).isEmpty();
    }

    @Test
    void sendsTheSamePasswordMailsWhenTheMailIsDeliveredAgain() throws Exception {
        RewriteBody mailet = scene.mailet("passwordDelivery", "separate-mail");
        mailet.service(mail(MESSAGE, SENDER));
        List<String> first = sentIds();
        context.resetSentMails();

        mailet.service(mail(MESSAGE, SENDER));

        assertThat(sentIds()).isEqualTo(first).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void sendsNothingMoreWhenTheRewrittenMailPassesAgain() throws Exception {
        RewriteBody mailet = scene.mailet("passwordDelivery", "separate-mail");
        Mail mail = mail(MESSAGE, SENDER);
        mailet.service(mail);
        context.resetSentMails();

        mailet.service(mail);

        assertThat(context.getSentMails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"separate-mail", "to-sender"})
    void sendsNothingForAMailWithoutADeposit(String delivery) throws Exception {
        Mail mail = mail(MESSAGE, SENDER);
        mail.removeAllAttributes();

        assertThatThrownBy(() -> scene.mailet("passwordDelivery", delivery).service(mail))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("no deposit");

        assertThat(context.getSentMails()).isEmpty();
    }

    @Test
    void doesNotHandTheAttributesOfTheMailToThePasswordMail() throws Exception {
        scene.mailet("passwordDelivery", "separate-mail").service(mail(MESSAGE, SENDER));

        assertThat(context.getSentMails())
                .hasSize(3)
                .allSatisfy(sent -> assertThat(sent.getAttributes().values())
                        .extracting(Attribute::getName)
                        .filteredOn(name -> name.asString().startsWith("cryptobin."))
                        .containsExactlyInAnyOrder(
                                AttributeName.of("cryptobin.own"), AttributeName.of("cryptobin.copy")));
    }

    private List<String> sentIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (SentMail sent : context.getSentMails()) {
            ids.add(sent.getMsg().getMessageID());
        }
        return ids;
    }

    /** The message as it leaves, and its texts as readers see them, with and without marks inside words. */
    private static List<String> everyForm(Mail mail) throws Exception {
        List<String> forms = new ArrayList<>();
        forms.add(raw(mail.getMessage()));
        for (String text : decodedTexts(mail.getMessage())) {
            forms.add(text.replaceAll("</?span>", ""));
        }
        return forms;
    }
}
