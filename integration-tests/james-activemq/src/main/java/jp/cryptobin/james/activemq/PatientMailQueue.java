package jp.cryptobin.james.activemq;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.mail.MessagingException;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.activemq.ActiveMQCacheableMailQueue;
import org.apache.james.queue.activemq.ActiveMQMailQueueItem;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * James's queue on ActiveMQ, that outlasts a mail which cannot be given out. James 3.8.1 copies a large mail into a
 * temporary file when it gives it out. Where that fails, for a full disk, its queue ends for good, nobody is given any
 * mail until the next start, and mail in hand is interrupted. Where the file of a mail is not there, because a folder that
 * several servers share is not mounted on this one, it drops the mail. Here that one mail is put back after a while, and
 * the others go on meanwhile.
 */
final class PatientMailQueue extends ActiveMQCacheableMailQueue {
    private static final Logger LOGGER = LoggerFactory.getLogger(PatientMailQueue.class);
    private static final Duration ASIDE = Duration.ofSeconds(10);
    /** Each is a session of the broker. */
    private static final int MOST_ASIDE = 200;

    private final QueueConnections connections;
    private final AtomicInteger aside = new AtomicInteger();

    PatientMailQueue(
            MailQueueItemDecoratorFactory decorator,
            MailQueueName name,
            QueueConnections connections,
            MetricFactory metrics,
            GaugeRegistry gauges) {
        super(connections.factory(), decorator, name, connections.mailsInFiles(), metrics, gauges);
        this.connections = connections;
    }

    @Override
    protected void produceMail(Map<String, Object> properties, int priority, Mail mail)
            throws JMSException, MessagingException, IOException {
        Optional<MailInHand> inHand = MailInHand.ofThread();
        if (inHand.isPresent()) {
            inHand.get().put(queueName.asString(), properties, priority, mail, connections.mailsInFiles());
        } else {
            super.produceMail(properties, priority, mail);
        }
    }

    @Override
    protected Mono<MailQueueItem> createMailQueueItem(Session session, MessageConsumer consumer, Message message) {
        Mono<MailQueueItem> item;
        try {
            Mail mail = createMail(message);
            item = Mono.just(mailQueueItemDecoratorFactory.decorate(
                    connections.areShared()
                            ? new MailInHand(mail, session, consumer, message)
                            : new ActiveMQMailQueueItem(mail, session, consumer, message),
                    queueName));
        } catch (Exception failure) {
            item = Mono.error(failure);
        }
        return item.onErrorResume(failure -> {
            LOGGER.error(
                    "{}: mail {} cannot be given out, next try in {} s: {}",
                    getName().asString(),
                    nameOf(message),
                    ASIDE.toSeconds(),
                    failure.toString());
            Mono<MailQueueItem> putBack = Mono.delay(ASIDE).then(Mono.fromRunnable(() -> putBack(session, consumer)));
            if (aside.incrementAndGet() > MOST_ASIDE) {
                // As long as that, nobody is given anything.
                return putBack;
            }
            putBack.subscribe();
            return Mono.empty();
        });
    }

    private static String nameOf(Message message) {
        try {
            return message.getStringProperty(JAMES_MAIL_NAME);
        } catch (JMSException unreadable) {
            return "?";
        }
    }

    private void putBack(Session session, MessageConsumer consumer) {
        aside.decrementAndGet();
        rollback(session);
        closeConsumer(consumer);
        closeSession(session);
    }
}
