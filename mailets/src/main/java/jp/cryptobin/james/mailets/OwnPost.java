package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.matchers.OwnMail;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** Hands what the gateway writes to James's queue, marked as its own. */
record OwnPost(MailetContext context, String processor) {

    void send(MaybeSender reversePath, MailAddress to, MimeMessage message, Duration delay) throws MessagingException {
        send(reversePath, to, message, delay, mail -> {});
    }

    /** @param more what the mail is to bear beside the mark */
    void send(MaybeSender reversePath, MailAddress to, MimeMessage message, Duration delay, Consumer<Mail> more)
            throws MessagingException {
        MailImpl mail = MailImpl.builder()
                .name(MailImpl.getId())
                .sender(reversePath)
                .addRecipient(to)
                .mimeMessage(message)
                .build();
        try {
            OwnMail.mark(mail);
            more.accept(mail);
            if (delay.isZero()) {
                context.sendMail(mail, processor);
            } else {
                context.sendMail(mail, processor, delay.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            // The queue has a copy of its own.
            mail.dispose();
        }
    }
}
