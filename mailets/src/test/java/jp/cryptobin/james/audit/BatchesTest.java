package jp.cryptobin.james.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
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
        threads.shutdownNow();
    }

    @Test
    void doesTogetherWhatComesWhileItIsBusyAndLetsNobodyGoBefore() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        writers.add(threads.submit(() -> batches.write(0)));
        Awaitility.await().until(() -> begun.get() == 1);
        for (int i = 1; i <= 5; i++) {
            int number = i;
            writers.add(threads.submit(() -> batches.write(number)));
        }
        Awaitility.await().until(() -> batches.waiting() == 5);
        assertThat(writers).noneMatch(Future::isDone);

        go.countDown();
        for (Future<?> writer : writers) {
            writer.get();
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
