package jp.cryptobin.james.deferral;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** Waits in the server's own queue, which hands the mail out when the delay is over. James's RabbitMQ queue does not. */
final class QueueDeferral implements MailDeferral {
    private final MailetContext context;
    private final String processor;

    QueueDeferral(MailetContext context, String processor) {
        this.context = context;
        this.processor = processor;
    }

    @Override
    public void defer(Mail mail, Duration delay) throws MessagingException {
        context.sendMail(mail, processor, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
