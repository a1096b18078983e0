package jp.cryptobin.james.delivery;

import javax.mail.MessagingException;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.RemoteDeliveryConfiguration;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a mail that cannot be delivered: James's way, for those with the null reverse-path as well. */
final class FailedDelivery extends Bouncer {
    private static final Logger LOGGER = LoggerFactory.getLogger(FailedDelivery.class);

    private final RemoteDeliveryConfiguration configuration;
    private final MailetContext context;

    FailedDelivery(RemoteDeliveryConfiguration configuration, MailetContext context) {
        super(configuration, context);
        this.configuration = configuration;
        this.context = context;
    }

    /** Fails for what cannot be put into the queue: James then puts the mail back to where it was, and tries again. */
    @Override
    public void bounce(Mail mail, Exception failure) {
        if (mail.hasSender() || configuration.getBounceProcessor().isEmpty()) {
            super.bounce(mail, failure);
            return;
        }
        String why = failure == null ? "" : getErrorMsg(failure);
        LOGGER.warn("mail {}: has the null reverse-path and was not delivered: {}", mail.getName(), why);
        mail.setAttribute(new Attribute(DELIVERY_ERROR, AttributeValue.of(why)));
        try {
            context.sendMail(mail, configuration.getBounceProcessor().get().getValue());
        } catch (MessagingException full) {
            throw new IllegalStateException("mail " + mail.getName() + " was not delivered, and not kept", full);
        }
    }
}
