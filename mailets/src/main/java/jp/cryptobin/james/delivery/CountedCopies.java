package jp.cryptobin.james.delivery;

import java.io.IOException;
import java.time.Duration;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/** A queue that gives out no copy which counts for nothing, because what it was made of went on. */
final class CountedCopies implements MailQueue {
    private static final Logger LOGGER = LoggerFactory.getLogger(CountedCopies.class);

    private final MailQueue queue;
    private final HandOvers notes;

    CountedCopies(MailQueue queue, HandOvers notes) {
        this.queue = queue;
        this.notes = notes;
    }

    @Override
    public Publisher<MailQueueItem> deQueue() {
        return Flux.from(queue.deQueue()).filter(this::counts);
    }

    private boolean counts(MailQueueItem item) {
        Mail mail = item.getMail();
        if (MailState.copy(mail).filter(notes::isVoid).isEmpty()) {
            return true;
        }
        LOGGER.info("mail {}: goes on already, its copy for delivery is dropped", mail.getName());
        try {
            item.done(MailQueueItem.CompletionStatus.SUCCESS);
        } catch (MailQueueException failure) {
            LOGGER.warn(
                    "mail {}: its copy cannot be taken from {}",
                    mail.getName(),
                    getName().asString(),
                    failure);
        } finally {
            LifecycleUtil.dispose(mail);
        }
        return false;
    }

    @Override
    public MailQueueName getName() {
        return queue.getName();
    }

    @Override
    public void enQueue(Mail mail, Duration delay) throws MailQueueException {
        queue.enQueue(mail, delay);
    }

    @Override
    public void enQueue(Mail mail) throws MailQueueException {
        queue.enQueue(mail);
    }

    @Override
    public Publisher<Void> enqueueReactive(Mail mail) {
        return queue.enqueueReactive(mail);
    }

    @Override
    public void close() throws IOException {
        queue.close();
    }
}
