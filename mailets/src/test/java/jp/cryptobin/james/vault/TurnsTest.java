package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.vault.Turns.Caller;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final AtomicInteger limit = new AtomicInteger(2);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private static boolean comeBack(Turns.Line line) {
        line.arrived();
        return line.enter(Caller.CALLED_BACK);
    }

    private Future<Boolean> arrive(Turns.Line line) {
        int before = line.length();
        Future<Boolean> turn = threads.submit(() -> line.enter(Caller.NEW));
        Awaitility.await().until(() -> turn.isDone() || line.length() > before);
        return turn;
    }

    @Test
    void aCallBeyondTheLimitWaitsForItsTurn() throws Exception {
        Turns.Line line = new Turns(3).new Line(limit::get, () -> SLOW);
        assertThat(line.enter(Caller.NEW)).isTrue();
        assertThat(line.enter(Caller.NEW)).isTrue();
        Future<Boolean> waiting = arrive(line);

        assertThat(waiting.isDone()).isFalse();
        line.leave();

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void whoComesFirstCallsFirst() throws Exception {
        limit.set(1);
        Turns.Line line = new Turns(10).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            int before = line.length();
            all.add(threads.submit(() -> {
                line.enter(Caller.NEW);
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
        Turns.Line line = new Turns(2).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);

        assertThat(line.enter(Caller.NEW)).isFalse();
        assertThat(line.length()).isEqualTo(2);
    }

    @Test
    void aVaultIsCalledEvenWhereAnotherKeepsEveryThreadBusyAndWhoWaitsThereHasToGo() throws Exception {
        Turns turns = new Turns(4);
        Turns.Line hanging = turns.new Line(limit::get, () -> SLOW);
        Turns.Line other = turns.new Line(limit::get, () -> SLOW);
        hanging.enter(Caller.NEW);
        hanging.enter(Caller.NEW);
        Future<Boolean> first = arrive(hanging);
        Future<Boolean> second = arrive(hanging);

        assertThat(other.enter(Caller.NEW)).isTrue();

        assertThat(second.get()).as("came last").isFalse();
        assertThat(first.isDone()).isFalse();
        assertThat(other.enter(Caller.NEW)).isTrue();
        assertThat(first.get()).isFalse();
        assertThat(other.enter(Caller.NEW)).as("all four are called").isFalse();
        hanging.leave();
        assertThat(hanging.length()).isEqualTo(1);
    }

    @Test
    void followsTheLimitWhenItChanges() throws Exception {
        Turns.Line line = new Turns(10).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);
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
        Turns.Line line = new Turns(10).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);
        Future<Boolean> waiting = arrive(line);

        threads.shutdownNow();

        assertThat(waiting.get()).isFalse();
        assertThat(line.length()).isEqualTo(2);
    }

    @Test
    void nobodyWhoComesPassesByThoseOutside() {
        Turns.Line line = new Turns(10).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);
        line.outside(1);

        assertThat(line.enter(Caller.NEW)).isFalse();
        assertThat(line.callBack(9)).isEqualTo(1);
        line.leave();
        assertThat(line.enter(Caller.NEW))
                .as("the place is for the one called back")
                .isFalse();
        assertThat(comeBack(line)).isTrue();
    }

    @Test
    void callsBackAsManyAsTheVaultNeedsToBeBusy() {
        limit.set(8);
        Turns.Line line = new Turns(16).new Line(limit::get, () -> SLOW);
        line.outside(100);

        assertThat(line.callBack(100)).isEqualTo(12);
        assertThat(line.callBack(100)).isZero();
        for (int i = 0; i < 8; i++) {
            assertThat(comeBack(line)).isTrue();
        }
        assertThat(line.callBack(100)).isZero();
        line.leave();
        assertThat(line.callBack(100)).isEqualTo(1);
    }

    @Test
    void callsBackNoMoreThanThereAre() {
        Turns.Line line = new Turns(16).new Line(limit::get, () -> SLOW);
        line.stepOutside();

        assertThat(line.callBack(100)).isEqualTo(1);
        assertThat(line.callBack(100)).isZero();
    }

    @Test
    void callsBackWhoIsCalledAtOnceEvenWhereNobodyMayWait() {
        Turns.Line line = new Turns(0).new Line(limit::get, () -> SLOW);
        line.outside(100);

        assertThat(line.callBack(100)).isEqualTo(2);
        assertThat(comeBack(line)).isTrue();
    }

    @Test
    void callsNobodyBackToWaitInTheThreadsOfAnotherVault() {
        Turns turns = new Turns(4);
        limit.set(4);
        Turns.Line hanging = turns.new Line(limit::get, () -> SLOW);
        for (int i = 0; i < 4; i++) {
            hanging.enter(Caller.NEW);
        }
        hanging.outside(50);
        Turns.Line other = turns.new Line(limit::get, () -> SLOW);
        other.outside(50);

        assertThat(hanging.callBack(100)).isZero();
        assertThat(other.callBack(100)).as("to be called, none to wait").isEqualTo(4);
    }

    @Test
    void doesNotWaitForSomebodyCalledBackWhoNeverComes() {
        AtomicLong now = new AtomicLong();
        Turns.Line line = new Turns(3, now::get, Duration.ZERO).new Line(limit::get, () -> SLOW);
        line.outside(100);
        assertThat(line.callBack(100)).isEqualTo(3);
        assertThat(line.callBack(100)).isZero();

        now.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThat(line.callBack(100)).isEqualTo(3);
    }

    @Test
    void aQuestionWaitsBehindNobodyOutside() {
        Turns.Line line = new Turns(10).new Line(limit::get, () -> SLOW);
        line.outside(100);

        assertThat(line.enter(Caller.BRIEF)).isTrue();
    }

    @Test
    void takesAThreadThatOthersNeedForAShortTime() throws Exception {
        Turns turns = new Turns(2, System::nanoTime, Duration.ofMinutes(1));
        Turns.Line line =
                turns.new Line(limit::get, () -> Duration.ofSeconds(30).toNanos());
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);
        Future<Boolean> first = arrive(line);
        Future<Boolean> second = arrive(line);

        assertThat(line.isOpen()).isFalse();
        assertThat(line.enter(Caller.NEW))
                .as("the third would wait for too long")
                .isFalse();
        line.leave();
        assertThat(first.get()).isTrue();
        line.leave();
        assertThat(second.get()).isTrue();
    }

    @Test
    void givesAThreadThatOthersNeedBackWhenItTakesLonger() throws Exception {
        Turns.Line line = new Turns(2).new Line(limit::get, () -> 0);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);

        Future<Boolean> waiting = arrive(line);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(line.length()).isEqualTo(2);
    }

    @Test
    void isClosedToNewOnesWhileOthersWaitOutside() {
        Turns.Line line = new Turns(3).new Line(limit::get, () -> SLOW);
        line.enter(Caller.NEW);
        line.enter(Caller.NEW);
        assertThat(line.isOpen()).isTrue();

        line.stepOutside();

        assertThat(line.isOpen()).isFalse();
    }
}
