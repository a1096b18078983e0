package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.mailet.Mail;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;

/** For tests in which no mail waits in line: queues that give nothing, and into which nothing may be put. */
public final class NoQueues implements MailQueueFactory<MailQueue> {
    @Override
    public Optional<MailQueue> getQueue(MailQueueName name, PrefetchCount count) {
        return Optional.of(new NoQueue(name));
    }

    @Override
    public MailQueue createQueue(MailQueueName name, PrefetchCount count) {
        return new NoQueue(name);
    }

    @Override
    public Set<MailQueueName> listCreatedMailQueues() {
        return Set.of();
    }

    private record NoQueue(MailQueueName getName) implements MailQueue {
        @Override
        public void enQueue(Mail mail, Duration delay) {
            throw new UnsupportedOperationException("no queues here");
        }

        @Override
        public void enQueue(Mail mail) {
            throw new UnsupportedOperationException("no queues here");
        }

        @Override
        public Publisher<Void> enqueueReactive(Mail mail) {
            throw new UnsupportedOperationException("no queues here");
        }

        @Override
        public Publisher<MailQueueItem> deQueue() {
            return subscriber -> subscriber.onSubscribe(new Subscription() {
                @Override
                public void request(long number) {
                    // There never is one.
                }

                @Override
                public void cancel() {
                    // Nothing was begun.
                }
            });
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
