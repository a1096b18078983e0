package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.deferral.MailHandOver;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.matchers.OwnMail;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what the gateway writes to James's queue, marked as its own; each once, also when it is written again after a crash. */
record OwnPost(MailetContext context, String processor, HandOvers notes) {

    private static final Logger LOGGER = LoggerFactory.getLogger(OwnPost.class);

    /** @param what it is and for whom; the same when it is written again */
    void send(String what, MaybeSender reversePath, MailAddress to, MimeMessage message, Duration delay)
            throws MessagingException {
        send(what, reversePath, to, message, delay, mail -> {});
    }

    /** @param more what the mail is to bear beside the mark */
    void send(
            String what,
            MaybeSender reversePath,
            MailAddress to,
            MimeMessage message,
            Duration delay,
            Consumer<Mail> more)
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
            if (!MailHandOver.once(notes, what, mail, () -> enqueue(mail, delay))) {
                // Not what it is: that may be the key of a deposit.
                LOGGER.info("{} was written to before the server was ended, and is not again", to);
            }
        } finally {
            // The queue has a copy of its own.
            mail.dispose();
        }
    }

    private void enqueue(Mail mail, Duration delay) throws MessagingException {
        if (delay.isZero()) {
            context.sendMail(mail, processor);
        } else {
            context.sendMail(mail, processor, delay.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
