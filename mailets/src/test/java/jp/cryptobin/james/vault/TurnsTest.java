package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger limit = new AtomicInteger(2);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private Future<Boolean> arrive(Turns.Line line) {
        int before = line.length();
        Future<Boolean> turn = threads.submit(line::enter);
        Awaitility.await().until(() -> turn.isDone() || line.length() > before);
        return turn;
    }

    @Test
    void aCallBeyondTheLimitWaitsForItsTurn() throws Exception {
        Turns.Line line = new Turns(3).new Line(limit::get);
        assertThat(line.enter()).isTrue();
        assertThat(line.enter()).isTrue();
        Future<Boolean> waiting = arrive(line);

        assertThat(waiting.isDone()).isFalse();
        line.leave();

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void whoComesFirstCallsFirst() throws Exception {
        limit.set(1);
        Turns.Line line = new Turns(10).new Line(limit::get);
        line.enter();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            int before = line.length();
            all.add(threads.submit(() -> {
                line.enter();
                order.add(number);
                line.leave();
            }));
            Awaitility.await().until(() -> line.length() > before);
        }
        line.leave();
        for (Future<?> each : all) {
            each.get();
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void nobodyWaitsWhereNoThreadIsFreeForThat() {
        Turns.Line line = new Turns(2).new Line(limit::get);
        line.enter();
        line.enter();

        assertThat(line.enter()).isFalse();
        assertThat(line.length()).isEqualTo(2);
    }

    @Test
    void aVaultIsCalledEvenWhereAnotherKeepsEveryThreadBusyAndWhoWaitsThereHasToGo() throws Exception {
        Turns turns = new Turns(4);
        Turns.Line hanging = turns.new Line(limit::get);
        Turns.Line other = turns.new Line(limit::get);
        hanging.enter();
        hanging.enter();
        Future<Boolean> first = arrive(hanging);
        Future<Boolean> second = arrive(hanging);

        assertThat(other.enter()).isTrue();

        assertThat(second.get()).as("came last").isFalse();
        assertThat(first.isDone()).isFalse();
        assertThat(other.enter()).isTrue();
        assertThat(first.get()).isFalse();
        assertThat(other.enter()).as("all four are called").isFalse();
        hanging.leave();
        assertThat(hanging.length()).isEqualTo(1);
    }

    @Test
    void followsTheLimitWhenItChanges() throws Exception {
        Turns.Line line = new Turns(10).new Line(limit::get);
        line.enter();
        line.enter();
        Future<Boolean> third = arrive(line);
        limit.set(1);
        line.leave();
        assertThat(third.isDone()).isFalse();

        limit.set(3);
        Future<Boolean> fourth = arrive(line);
        line.leave();

        assertThat(third.get()).isTrue();
        assertThat(fourth.get()).isTrue();
    }

    @Test
    void aThreadThatIsToStopDoesNotWait() throws Exception {
        Turns.Line line = new Turns(10).new Line(limit::get);
        line.enter();
        line.enter();
        Future<Boolean> waiting = arrive(line);

        threads.shutdownNow();

        assertThat(waiting.get()).isFalse();
        assertThat(line.length()).isEqualTo(2);
    }
}
