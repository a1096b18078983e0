package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.mail.MessagingException;
import org.apache.mailet.AttributeName;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Test;

class NotifyRecipientsTest {
    private final TestGateway james = new TestGateway();

    private void tell(Mail mail, String... parameters) throws MessagingException {
        james.started(new NotifyRecipients(james.gateway()), parameters).service(mail);
    }

    private Mail followUp() throws MessagingException {
        Mail followUp = ApprovalMails.followUp(james, ApprovalMails.waiting(james));
        return ApprovalMails.withRecipients(followUp, "hanako@example.org", "secret@example.net");
    }

    @Test
    void tellsEachByItselfAndNamesNobodyElse() throws MessagingException, IOException {
        tell(followUp());

        assertThat(james.sent()).hasSize(2);
        for (SentMail sent : james.sent()) {
            assertThat(sent.getRecipients()).hasSize(1);
            assertThat(sent.getSender()).isNull();
            assertThat(sent.getAttributes()).containsKey(AttributeName.of("cryptobin.own"));
            assertThat(sent.getState()).isEqualTo("relay");
            String to = sent.getRecipients().iterator().next().asString();
            assertThat(sent.getMsg().getHeader("To")).containsExactly(to);
            assertThat(sent.getMsg().getHeader("Reply-To")).containsExactly(Mails.SENDER);
            assertThat(sent.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(ApprovalMails.text(sent))
                    .contains("お受け取りいただけません。", "will not be available", Mails.SENDER, "Quotation");
        }
        assertThat(ApprovalMails.text(james.sent().get(0))).doesNotContain("secret@example.net");
        assertThat(ApprovalMails.text(james.sent().get(1))).doesNotContain("hanako@example.org");
    }

    @Test
    void writesTheSameMailAgainWhenItRunsTwice() throws MessagingException {
        Mail followUp = followUp();

        tell(followUp);
        tell(followUp);

        assertThat(james.sent().get(2).getMsg().getMessageID())
                .isEqualTo(james.sent().get(0).getMsg().getMessageID())
                .isNotEqualTo(james.sent().get(1).getMsg().getMessageID());
    }

    @Test
    void writesInTheLanguageFromTheAddressAndToTheProcessorOfItsParameters() throws MessagingException, IOException {
        tell(followUp(), "language", "en", "from", "gateway@example.net", "processor", "notices");

        SentMail sent = james.sent().get(0);
        assertThat(sent.getState()).isEqualTo("notices");
        assertThat(sent.getMsg().getHeader("From", null)).isEqualTo("gateway@example.net");
        assertThat(ApprovalMails.text(sent)).contains("withdrawn").doesNotContain("お受け取り");
    }
}
