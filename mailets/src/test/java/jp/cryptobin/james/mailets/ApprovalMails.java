package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimePart;
import jp.cryptobin.james.deferral.WaitingQueue;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;

/** Mails whose files are at the vault, and what is written to people about them. */
final class ApprovalMails {
    private ApprovalMails() {}

    /** A mail whose files wait for approval. */
    static Mail waiting(TestGateway james) throws MessagingException {
        james.vault.requireApproval(true);
        return deposited(james, Mails.MAIL_IMPL.of(Mails.WITH_FILE));
    }

    static Mail deposited(TestGateway james, Mail mail) throws MessagingException {
        james.upload(mail);
        return mail;
    }

    /** What FollowApproval makes of it. */
    static Mail followUp(TestGateway james, Mail mail) throws MessagingException {
        WaitingQueue queue = new WaitingQueue();
        FollowApproval follow = new FollowApproval(james.gateway());
        follow.init(FakeMailetConfig.builder()
                .mailetName("FollowApproval")
                .mailetContext(queue.context())
                .build());
        follow.service(mail);
        return queue.processed().get(0);
    }

    static MailImpl withRecipients(Mail mail, String... addresses) throws MessagingException {
        MailImpl changed = (MailImpl) mail;
        List<MailAddress> recipients = new ArrayList<>();
        for (String address : addresses) {
            recipients.add(new MailAddress(address));
        }
        changed.setRecipients(recipients);
        return changed;
    }

    static List<String> recipients(List<SentMail> sent) {
        return sent.stream()
                .flatMap(mail -> mail.getRecipients().stream())
                .map(MailAddress::asString)
                .toList();
    }

    /** The whole message with its bodies decoded. */
    static String text(SentMail sent) throws MessagingException, IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        sent.getMsg().writeTo(octets);
        MimeMessage parsed = new MimeMessage(null, new ByteArrayInputStream(octets.toByteArray()));
        StringBuilder text = new StringBuilder();
        append(text, parsed);
        return text.toString();
    }

    private static void append(StringBuilder text, MimePart part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                append(text, (MimePart) multipart.getBodyPart(i));
            }
        } else {
            text.append(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
