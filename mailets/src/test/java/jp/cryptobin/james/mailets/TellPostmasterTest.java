package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.junit.jupiter.api.Test;

class TellPostmasterTest {
    private final TestGateway james = new TestGateway();
    private final List<GatewayEvent> events = new ArrayList<>();
    private final Gateway gateway = new Gateway(james.gateway().settings(), james.vault, james.clock, events::add);

    private Mail failed(String addressee) throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITHOUT_FILE, "");
        mail.setRecipients(List.of(new MailAddress(addressee)));
        mail.setState("cryptobin-untold");
        mail.setAttribute(new Attribute(
                AttributeName.of("delivery-error"), AttributeValue.of("550 5.7.1 no\n\tat org.apache.James")));
        return mail;
    }

    private void tell(Mail mail) throws MessagingException {
        james.started(new TellPostmaster(gateway)).service(mail);
    }

    @Test
    void tellsThePostmasterWhatTheNoticeSaysAndWhyItDidNotArrive() throws MessagingException, IOException {
        Mail mail = failed("taro@example.com");

        tell(mail);

        assertThat(james.sent()).hasSize(1);
        SentMail letter = james.sent().get(0);
        assertThat(letter.getRecipients()).extracting(MailAddress::asString).containsExactly(TestGateway.POSTMASTER);
        assertThat(letter.getSender()).isNull();
        assertThat(letter.getState()).isEqualTo("relay");
        assertThat(Mails.text(letter.getMsg()))
                .contains("通知の宛先 : taro@example.com", "理由 : 550 5.7.1 no", "> 本文です。")
                .doesNotContain("org.apache");
        assertThat(letter.getMsg().getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getState()).isEqualTo("cryptobin-untold");
    }

    @Test
    void tellsOnce() throws MessagingException {
        Mail mail = failed("taro@example.com");

        tell(mail);
        tell(mail);

        assertThat(james.sent()).hasSize(1);
    }

    @Test
    void keepsAndReportsWhatThePostmasterCannotBeTold() throws MessagingException {
        Mail mail = failed(TestGateway.POSTMASTER);

        tell(mail);

        assertThat(james.sent()).isEmpty();
        assertThat(mail.getState()).isEqualTo("error");
        assertThat(events).singleElement().isInstanceOf(GatewayEvent.Untold.class);
    }

    @Test
    void putsNoLetterIntoALetter() throws MessagingException {
        Mail mail = failed("admin@elsewhere.example.org");
        mail.setAttribute(new Attribute(AttributeName.of("cryptobin.to-postmaster"), AttributeValue.of(true)));

        tell(mail);

        assertThat(james.sent()).isEmpty();
        assertThat(mail.getState()).isEqualTo("error");
    }
}
