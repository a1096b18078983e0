package jp.cryptobin.james.activemq;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.queue.activemq.ActiveMQCacheableMailQueue;
import org.apache.james.queue.api.MailQueueItemDecoratorFactory;
import org.apache.james.queue.api.MailQueueName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * James's queue on ActiveMQ, that outlasts a mail which cannot be given out. James 3.8.1 copies a large mail into a
 * temporary file when it gives it out. Where that fails, for a full disk, its queue ends for good, nobody is given any
 * mail until the next start, and mail in hand is interrupted. Here that one mail is put back after a while, and the others
 * go on meanwhile.
 */
final class PatientMailQueue extends ActiveMQCacheableMailQueue {
    private static final Logger LOGGER = LoggerFactory.getLogger(PatientMailQueue.class);
    private static final Duration ASIDE = Duration.ofSeconds(10);
    /** Each is a session of the broker. */
    private static final int MOST_ASIDE = 200;

    private final AtomicInteger aside = new AtomicInteger();

    PatientMailQueue(
            ConnectionFactory connections,
            MailQueueItemDecoratorFactory decorator,
            MailQueueName name,
            MetricFactory metrics,
            GaugeRegistry gauges) {
        super(connections, decorator, name, true, metrics, gauges);
    }

    @Override
    protected Mono<MailQueueItem> createMailQueueItem(Session session, MessageConsumer consumer, Message message) {
        Mono<MailQueueItem> item;
        try {
            item = super.createMailQueueItem(session, consumer, message);
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
