package jp.cryptobin.james.activemq;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.ObjectMessage;
import javax.jms.Session;
import javax.mail.MessagingException;
import org.apache.activemq.ActiveMQSession;
import org.apache.activemq.command.ActiveMQBlobMessage;
import org.apache.james.queue.activemq.ActiveMQMailQueueItem;
import org.apache.james.queue.api.MailQueue.MailQueueException;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail that was given out by a broker which several servers share. What its thread puts into any queue until the mail is
 * done belongs to the same transaction: the broker lets the mail go and shows what was put in its place, or neither. So
 * whichever server dies when, another one finds either the mail or what came of it.
 *
 * <p>James works on a mail in one thread, from {@link #getMail} to {@link #done}.
 */
final class MailInHand extends ActiveMQMailQueueItem {
    private static final Logger LOGGER = LoggerFactory.getLogger(MailInHand.class);
    private static final ThreadLocal<MailInHand> IN_HAND = new ThreadLocal<>();

    private final List<ActiveMQBlobMessage> files = new ArrayList<>();
    private volatile boolean done;

    MailInHand(Mail mail, Session session, MessageConsumer consumer, Message message) {
        super(mail, session, consumer, message);
    }

    /** The mail that this thread works on, if it works on one. */
    static Optional<MailInHand> ofThread() {
        return Optional.ofNullable(IN_HAND.get()).filter(mail -> !mail.done);
    }

    @Override
    public Mail getMail() {
        if (!done) {
            IN_HAND.set(this);
        }
        return super.getMail();
    }

    /** Puts a mail into a queue, to be seen there when this one is done. */
    void put(String queue, Map<String, Object> properties, int priority, Mail added, boolean inFile)
            throws JMSException, MessagingException, IOException {
        Message message = inFile ? inFile(added) : inMessage(added);
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        MessageProducer producer = session.createProducer(session.createQueue(queue));
        try {
            producer.send(message, Message.DEFAULT_DELIVERY_MODE, priority, Message.DEFAULT_TIME_TO_LIVE);
        } finally {
            producer.close();
        }
    }

    private Message inFile(Mail added) throws JMSException, MessagingException {
        ActiveMQBlobMessage message = (ActiveMQBlobMessage)
                ((ActiveMQSession) session).createBlobMessage(new MimeMessageInputStream(added.getMessage()));
        files.add(message);
        return message;
    }

    private Message inMessage(Mail added) throws JMSException, MessagingException, IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream((int) Math.max(32, added.getMessageSize()));
        added.getMessage().writeTo(octets);
        ObjectMessage message = session.createObjectMessage();
        message.setObject(octets.toByteArray());
        return message;
    }

    @Override
    public void done(CompletionStatus status) throws MailQueueException {
        done = true;
        IN_HAND.remove();
        if (status != CompletionStatus.SUCCESS) {
            files.forEach(MailInHand::delete);
            super.done(status);
            return;
        }
        try {
            super.done(status);
        } catch (MailQueueException unknown) {
            // James would put the mail into the queue once more, beside the one that comes back.
            LOGGER.error(
                    "{}: the broker has not said that the mail is done; where it is not, it comes again",
                    mail.getName(),
                    unknown);
        }
    }

    private static void delete(ActiveMQBlobMessage unseen) {
        try {
            if (unseen.getURL() != null) {
                unseen.deleteFile();
            }
        } catch (IOException | JMSException failure) {
            LOGGER.warn("The file of a mail that nobody sees stays behind", failure);
        }
    }
}
