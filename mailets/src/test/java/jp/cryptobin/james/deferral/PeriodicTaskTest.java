package jp.cryptobin.james.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {
    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void goesOnAfterExceptionsAndErrors() {
        AtomicInteger steps = new AtomicInteger();
        PeriodicTask task = new PeriodicTask("test", SOON, () -> {
            if (steps.incrementAndGet() == 1) {
                throw new Exception("expected by this test");
            }
            throw new StackOverflowError("expected by this test");
        });
        task.start();

        Awaitility.await().until(() -> steps.get() >= 3);
        task.stop();
    }

    @Test
    void worksInADaemonThreadThatEndsWithStop() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        PeriodicTask task = new PeriodicTask("test-name", SOON, () -> thread.set(Thread.currentThread()));
        task.start();
        Awaitility.await().until(() -> thread.get() != null);
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("test-name");

        task.stop();
        Awaitility.await().until(() -> !thread.get().isAlive());
    }

    @Test
    void letsTheStepInHandEndUninterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        PeriodicTask task = new PeriodicTask("test", SOON, () -> {
            begun.countDown();
            ended.set(stopping.await(10, TimeUnit.SECONDS));
        });
        task.start();
        begun.await();
        Thread stopper = new Thread(task::stop);
        stopper.start();
        Awaitility.await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
        assertThat(ended).isFalse();

        stopping.countDown();
        stopper.join();
        assertThat(ended).isTrue();
    }

    @Test
    void aStepThatIsPlannedForLaterDoesNotHoldUpTheEnd() throws InterruptedException {
        PeriodicTask task = new PeriodicTask("test", Duration.ofHours(1), () -> {});
        task.start();
        task.onceMoreIn(Duration.ofHours(1));
        Thread stopper = new Thread(task::stop);
        stopper.start();

        // Ten seconds is what the task gives to a step in hand.
        stopper.join(9_000);
        assertThat(stopper.isAlive()).isFalse();
    }

    @Test
    void canBeStoppedWithoutAStart() {
        AtomicInteger steps = new AtomicInteger();
        new PeriodicTask("test", SOON, steps::incrementAndGet).stop();

        assertThat(steps).hasValue(0);
    }
}
