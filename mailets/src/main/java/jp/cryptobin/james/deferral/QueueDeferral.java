package jp.cryptobin.james.deferral;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** Waits in the server's own queue, which hands the mail out when the delay is over. James's RabbitMQ queue does not. */
final class QueueDeferral implements MailDeferral {
    private final MailetContext context;
    private final String processor;
    private final HandOvers notes;

    QueueDeferral(MailetContext context, String processor, HandOvers notes) {
        this.context = context;
        this.processor = processor;
        this.notes = notes;
    }

    @Override
    public void defer(Mail mail, Duration delay) throws MessagingException {
        MailHandOver.toCopy(
                notes, mail, () -> context.sendMail(mail, processor, delay.toMillis(), TimeUnit.MILLISECONDS));
    }
}
