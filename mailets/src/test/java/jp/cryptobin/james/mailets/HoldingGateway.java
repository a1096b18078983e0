package jp.cryptobin.james.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;

/** A gateway that holds mail, and what people do who are asked about it. */
final class HoldingGateway {
    private static final String GROUP_MEMBER = "jiro@example.com";

    final TestGateway james = new TestGateway();
    final Gateway gateway = james.gateway();
    HoldMail hold;
    AnswerHold answers;

    void start() throws MessagingException {
        hold = james.started(new HoldMail(gateway, james.repositories), "ownDomains", "example.com");
        answers = james.started(new AnswerHold(gateway, (group, address) -> address.equals(GROUP_MEMBER)));
    }

    void stop() {
        hold.destroy();
    }

    Mail mail(String text, String sender) throws MessagingException {
        Mail mail = Mails.MAIL_IMPL.of(text, sender);
        james.started(new ValidateMessage()).service(mail);
        james.started(new ExtractAttachments()).service(mail);
        return mail;
    }

    Mail hold(String text, String sender) throws MessagingException {
        Mail mail = mail(text, sender);
        hold.service(mail);
        return mail;
    }

    int kept(String repository) {
        MemoryMailRepository found = james.kept.get("var/mail/" + repository);
        try {
            return found == null ? 0 : Math.toIntExact(found.size());
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SentMail last() {
        return james.sent().get(james.sent().size() - 1);
    }

    String lastText() throws MessagingException, IOException {
        return ApprovalMails.text(last());
    }

    String link(SentMail letter, String word) throws MessagingException, IOException {
        Matcher link =
                Pattern.compile("\\?subject=(" + word + "[A-Za-z0-9%._-]+)").matcher(ApprovalMails.text(letter));
        assertThat(link.find()).isTrue();
        return URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    }

    void answer(String from, String subject, String... more) throws MessagingException {
        String text = "From: " + from + "\r\nSubject: " + subject + "\r\n" + String.join("\r\n", more)
                + (more.length == 0 ? "" : "\r\n") + "\r\n\r\n";
        Mail answer = Mails.MAIL_IMPL.of(text, from);
        answer.setAttribute(new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(from)));
        answers.service(answer);
        assertThat(answer.getState()).isEqualTo(Mail.GHOST);
    }

    /** What was let go, as it comes by the pipeline. */
    Mail released() throws MessagingException {
        SentMail sent = james.sent().stream()
                .filter(each -> each.getState().startsWith("cryptobin"))
                .reduce((one, other) -> other)
                .orElseThrow();
        Mail mail = Mails.MAIL_IMPL.of(Mails.WITH_FILE);
        sent.getAttributes().values().forEach(mail::setAttribute);
        return mail;
    }
}
