package jp.cryptobin.james.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final Batches<Integer> batches = new Batches<>(batch -> {
        begun.incrementAndGet();
        Awaitility.await().until(() -> go.getCount() == 0);
        done.add(batch);
    });

    @AfterEach
    void endThreads() {
        go.countDown();
    }

    private Thread writer(int number) {
        Thread writer = new Thread(() -> batches.write(number), "writer " + number);
        writer.setDaemon(true);
        writer.start();
        return writer;
    }

    @Test
    void doesTogetherWhatComesWhileItIsBusyAndLetsNobodyGoBefore() throws Exception {
        List<Thread> writers = new ArrayList<>();
        writers.add(writer(0));
        Awaitility.await().until(() -> begun.get() == 1);
        for (int i = 1; i <= 5; i++) {
            writers.add(writer(i));
        }
        // Who waits for whoever works has left its share before.
        Awaitility.await()
                .until(() -> writers.stream().skip(1).allMatch(writer -> writer.getState() == Thread.State.WAITING));
        assertThat(writers).allMatch(Thread::isAlive);

        go.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(done).hasSize(2);
        assertThat(done.get(0)).containsExactly(0);
        assertThat(done.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void tellsEachWhatWentWrongWithItsShare() {
        Batches<Integer> broken = new Batches<>(batch -> {
            throw new IllegalStateException("disk full");
        });

        assertThatThrownBy(() -> broken.write(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> broken.write(2)).hasMessage("disk full");
    }
}
