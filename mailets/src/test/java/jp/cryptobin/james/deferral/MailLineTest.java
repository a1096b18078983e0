package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.mail.MessagingException;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.mailets.WaitingMail;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.Room;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory.MemoryCacheableMailQueue;
import org.apache.mailet.Mail;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With James's own queue in memory. */
class MailLineTest {
    private static final MailQueueName NAME = MailQueueName.of("cryptobin-waiting");

    private final MemoryMailQueueFactory queues = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    private final WaitingQueue spool = new WaitingQueue();
    private final TestRoom room = new TestRoom();
    private final MailLine line =
            new MailLine(NAME.asString(), queues, room, spool.context(), HandOvers.forgetful(spool.clock));

    /** Lets in as many as a test says. */
    private static final class TestRoom implements Room {
        private final AtomicInteger places = new AtomicInteger();
        private final AtomicInteger outside = new AtomicInteger();
        private Runnable look = () -> {};

        @Override
        public void stepOutside() {
            outside.incrementAndGet();
        }

        @Override
        public void outside(long number) {
            outside.set((int) number);
        }

        @Override
        public synchronized int callBack() {
            int number = Math.min(places.get(), outside.get());
            places.addAndGet(-number);
            outside.addAndGet(-number);
            return number;
        }

        @Override
        public void whenFree(Runnable next) {
            look = next;
        }

        void letIn(int number) {
            places.addAndGet(number);
            look.run();
        }
    }

    @BeforeEach
    void start() {
        line.start();
    }

    @AfterEach
    void stop() {
        line.close();
    }

    private void join(String... names) throws MessagingException {
        for (String name : names) {
            Mail mail = WaitingMail.named(name);
            line.join(mail, "cryptobin-upload");
            assertThat(mail.getState()).isNotEqualTo("cryptobin-upload");
            assertThat(MailState.CALLED_BACK.isOn(mail)).isFalse();
            // The queue in memory knows the order of what came in different milliseconds.
            long now = System.currentTimeMillis();
            Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> System.currentTimeMillis() > now + 4);
        }
    }

    private void awaitSpool(String... names) {
        Awaitility.await().untilAsserted(() -> assertThat(spool.names()).containsExactly(names));
    }

    private long waiting() {
        return queues.getQueue(NAME, MailQueueFactory.prefetchCount(1))
                .map(MemoryCacheableMailQueue::getSize)
                .orElse(0L);
    }

    @Test
    void callsBackTheFirstWhenThereIsRoom() throws MessagingException {
        join("m1", "m2", "m3");
        assertThat(spool.names()).isEmpty();

        room.letIn(1);
        awaitSpool("m1");
        room.letIn(2);
        awaitSpool("m1", "m2", "m3");

        assertThat(spool.processed()).allSatisfy(mail -> {
            assertThat(mail.getState()).isEqualTo("cryptobin-upload");
            assertThat(MailState.CALLED_BACK.isOn(mail)).isTrue();
            assertThat(WaitingMail.text(mail)).isEqualTo(WaitingMail.TEXT);
        });
        Awaitility.await().until(() -> waiting() == 0);
    }

    @Test
    void callsBackAtOnceWhereThereWasRoomMeanwhile() throws MessagingException {
        room.letIn(1);
        join("m1", "m2");

        awaitSpool("m1");
    }

    @Test
    void keepsAMailThatTheSpoolDoesNotTake() throws MessagingException {
        spool.gate(mail -> {
            throw new MessagingException("the spool is full");
        });
        join("m1");
        room.letIn(1);
        Awaitility.await().until(() -> room.outside.get() == 1 && waiting() == 1);
        assertThat(spool.names()).isEmpty();

        spool.gate(mail -> {});
        room.letIn(1);

        awaitSpool("m1");
    }

    @Test
    void countsWhatWasThereBeforeTheStart() throws MessagingException {
        line.close();
        MemoryCacheableMailQueue queue =
                queues.getQueue(NAME, MailQueueFactory.prefetchCount(1)).orElseThrow();
        Mail mail = WaitingMail.named("before");
        mail.setState("cryptobin-upload");
        queue.enQueue(mail);
        room.places.set(5);

        try (MailLine next =
                new MailLine(NAME.asString(), queues, room, spool.context(), HandOvers.forgetful(spool.clock))) {
            next.start();
            awaitSpool("before");
        }
        assertThat(List.of(room.outside.get())).containsExactly(0);
    }
}
