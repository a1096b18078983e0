package jp.cryptobin.james.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A queue, of which something is done to what it gives out. */
final class DecoratedQueue implements MailQueue {
    private final MailQueue queue;
    private final UnaryOperator<Flux<MailQueueItem>> decoration;

    DecoratedQueue(MailQueue queue, UnaryOperator<Flux<MailQueueItem>> decoration) {
        this.queue = queue;
        this.decoration = decoration;
    }

    @Override
    public Publisher<MailQueueItem> deQueue() {
        return decoration.apply(Flux.from(queue.deQueue()));
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
