package jp.cryptobin.james.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.MailHandOver;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.MailState;
import org.apache.james.dnsservice.api.DNSService;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;

/** With James's own queue in memory; counted is how often somebody sets about delivering. */
class RemoteDeliveryTest {
    private static final MailQueueName OUTGOING = MailQueueName.of("outgoing");

    @TempDir
    Path directory;

    private final MemoryMailQueueFactory memory = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    private final List<RemoteDelivery> started = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Set<ClassLoader> loaders = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        started.forEach(RemoteDelivery::destroy);
    }

    /** Whoever delivers a mail looks up the smart host first, and is disappointed. */
    private DNSService countingNames() {
        return stub(DNSService.class, () -> {
            attempts.incrementAndGet();
            loaders.add(Thread.currentThread().getContextClassLoader());
        });
    }

    /** A run of the server, which ends with the next one. */
    private HandOvers run() {
        return HandOvers.open(directory.resolve("hand-overs"), "boot", Clock.systemUTC());
    }

    private RemoteDelivery delivery(MailQueueFactory<?> queues, HandOvers notes) throws MessagingException {
        RemoteDelivery delivery = new RemoteDelivery(
                countingNames(), stub(DomainList.class, () -> {}), queues, new RecordingMetricFactory(), notes);
        delivery.init(FakeMailetConfig.builder()
                .mailetName("RemoteDelivery")
                .mailetContext(FakeMailContext.defaultContext())
                .setProperty("gateway", "smarthost.example.com")
                .setProperty("heloName", "gateway.example.com")
                .setProperty("bounceProcessor", "bounces")
                .setProperty("maxRetries", "1")
                .build());
        started.add(delivery);
        return delivery;
    }

    private static <T> T stub(Class<T> type, Runnable called) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    called.run();
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private long waiting() throws MailQueue.MailQueueException {
        ManageableMailQueue queue = memory.getQueue(OUTGOING).orElseThrow();
        return queue.getSize();
    }

    private void awaitAttempts(int number) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(attempts).hasValueGreaterThanOrEqualTo(number));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(attempts).hasValue(number);
    }

    @Test
    void deliversWhatIsHandedOverOnce() throws MessagingException {
        Mail mail = WaitingMail.named("m1");

        delivery(memory, run()).service(mail);

        awaitAttempts(1);
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void deliversInAThreadThatHasTheTransportsAtHand() throws MessagingException {
        delivery(memory, run()).service(WaitingMail.named("m1"));

        awaitAttempts(1);
        assertThat(loaders).hasOnlyElementsOfType(ServicesAtHand.class);
    }

    @Test
    void dropsAMailThatAnEarlierRunHasHandedOver() throws MessagingException {
        MailHandOver.toCopy(run(), WaitingMail.named("m1"), () -> {});
        RemoteDelivery delivery = delivery(memory, run());
        Mail again = WaitingMail.named("m1");
        Mail other = WaitingMail.named("m2");

        delivery.service(again);
        delivery.service(other);

        assertThat(again.getState()).isEqualTo(Mail.GHOST);
        awaitAttempts(1);
    }

    @Test
    void dropsTheCopyForDeliveryWhoseHandOverWasNotCompletedWhenTheServerDied() throws Exception {
        Mail copy = WaitingMail.named("m1");
        try {
            run().handOver("mail m1", token -> {
                MailState.copy(copy, token);
                throw new IllegalStateException("killed behind the queue");
            });
        } catch (IllegalStateException killed) {
            memory.createQueue(OUTGOING).enQueue(copy);
        }
        RemoteDelivery delivery = delivery(memory, run());

        delivery.service(WaitingMail.named("m2"));

        awaitAttempts(1);
    }

    /** Else its sender would be told that it was stopped, and its recipients would have it. */
    @Test
    void doesNotDeliverWhatItFailsFor() throws MessagingException {
        RemoteDelivery delivery = delivery(new InterruptingQueues(memory), run());
        Mail mail = WaitingMail.named("m1");
        try {
            assertThatThrownBy(() -> delivery.service(mail))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("could not be handed over");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(MailState.copy(mail)).isEmpty();

        delivery.service(WaitingMail.named("m2"));

        awaitAttempts(1);
    }

    /** The queue takes the first mail, and then the notes cannot be written any more. */
    private record InterruptingQueues(MemoryMailQueueFactory memory) implements MailQueueFactory<MailQueue> {
        @Override
        public Optional<MailQueue> getQueue(MailQueueName name, PrefetchCount count) {
            return Optional.of(createQueue(name, count));
        }

        @Override
        public MailQueue createQueue(MailQueueName name, PrefetchCount count) {
            return new Interrupting(memory.createQueue(name, count), new AtomicInteger());
        }

        @Override
        public Set<MailQueueName> listCreatedMailQueues() {
            return memory.listCreatedMailQueues();
        }
    }

    private record Interrupting(MailQueue queue, AtomicInteger taken) implements MailQueue {
        @Override
        public void enQueue(Mail mail) throws MailQueueException {
            queue.enQueue(mail);
            if (taken.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void enQueue(Mail mail, Duration delay) throws MailQueueException {
            queue.enQueue(mail, delay);
        }

        @Override
        public MailQueueName getName() {
            return queue.getName();
        }

        @Override
        public Publisher<Void> enqueueReactive(Mail mail) {
            return queue.enqueueReactive(mail);
        }

        @Override
        public Publisher<MailQueueItem> deQueue() {
            return queue.deQueue();
        }

        @Override
        public void close() throws IOException {
            queue.close();
        }
    }
}
