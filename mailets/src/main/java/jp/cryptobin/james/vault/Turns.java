package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to call a vault, and who may wait for one. All vaults of a gateway share it, because all calls and all
 * who wait occupy threads of the same server. A call is made whenever its own vault takes it. Waiting is for threads that
 * nobody else needs: when a call of another vault takes the last of them, whoever came last to the longest line has to go.
 * Who finds no thread waits outside, without one, and is called back in order; nobody who comes later passes by.
 */
public final class Turns {
    /** What mail of others may wait for a thread; to lay a mail aside, and to take it up again, costs more. */
    private static final Duration NO_TIME = Duration.ofMillis(100);

    private final int threads;
    private final long noTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final LongSupplier nanos;
    private int busy;

    /** @param threads that calls and those who wait may occupy together; with 0 nobody waits */
    public Turns(int threads) {
        this(threads, System::nanoTime, NO_TIME);
    }

    /** @param noTime what mail of others may wait for a thread */
    Turns(int threads, LongSupplier nanos, Duration noTime) {
        this.threads = threads;
        this.noTime = noTime.toNanos();
        this.nanos = nanos;
    }

    /** Nobody waits: a call that is over the limit is not made. */
    public static Turns withoutWaiting() {
        return new Turns(0);
    }

    /** Who wants to call. */
    enum Caller {
        /** Passes nobody who waits outside. */
        NEW,
        /** Waited outside. */
        CALLED_BACK,
        /** Has a question that takes no time. */
        BRIEF
    }

    private static final class Waiter {
        private final Line line;
        private final Condition news;
        /** In nanoseconds; for as long as it takes, where it holds a thread that nobody else needs. */
        private final long patience;

        private boolean called;
        private boolean sentAway;

        Waiter(Line line, Condition news, long patience) {
            this.line = line;
            this.news = news;
            this.patience = patience;
        }
    }

    /** Those who want to call one vault, in order. */
    final class Line {
        private final IntSupplier limit;
        private final LongSupplier pace;
        private final Expected expected = new Expected(nanos);
        private int calls;
        private int waiting;
        private long outside;

        /**
         * A line for one vault.
         *
         * @param limit calls at a time, as of now
         * @param pace nanoseconds from one call's end to the next one's, as of now
         */
        Line(IntSupplier limit, LongSupplier pace) {
            this.limit = limit;
            this.pace = pace;
            lock.lock();
            try {
                lines.add(this);
            } finally {
                lock.unlock();
            }
        }

        /**
         * Waits for a turn as long as there is a thread for that.
         *
         * @return whether it is this thread's turn; then {@link #leave} follows in any case
         */
        boolean enter(Caller caller) {
            lock.lock();
            try {
                if (isFree(caller)) {
                    calls++;
                    busy++;
                    makeRoom();
                    return true;
                }
                if (!isInOrder(caller)) {
                    return false;
                }
                return hasThread() ? await(Long.MAX_VALUE) : takesNoTime() && await(2 * noTime);
            } finally {
                lock.unlock();
            }
        }

        /** Whether somebody new may enter. */
        boolean isOpen() {
            lock.lock();
            try {
                return isFree(Caller.NEW) || isInOrder(Caller.NEW) && (hasThread() || takesNoTime());
            } finally {
                lock.unlock();
            }
        }

        private boolean isFree(Caller caller) {
            int before = caller == Caller.NEW ? onTheirWayHere() : 0;
            return waiting == 0 && calls + before < limit.getAsInt();
        }

        private boolean isInOrder(Caller caller) {
            return caller != Caller.NEW || outside == 0 && onTheirWayHere() == 0;
        }

        /** Whether there is one to wait in that nobody else needs. */
        private boolean hasThread() {
            return busy + onTheirWay() < threads;
        }

        private boolean takesNoTime() {
            return threads > 0 && (waiting + 1) * pace.getAsLong() <= noTime;
        }

        private int onTheirWayHere() {
            return Math.max(0, expected.number());
        }

        /**
         * Somebody who was called back is there. One whom another server called has left the same line: others may stand
         * there, of whom this server knows nothing.
         */
        void arrived() {
            lock.lock();
            try {
                if (!expected.arrived()) {
                    outside++;
                }
            } finally {
                lock.unlock();
            }
        }

        /** Somebody waits outside now. */
        void stepOutside() {
            lock.lock();
            try {
                outside++;
            } finally {
                lock.unlock();
            }
        }

        /** So many wait outside, as somebody counted. */
        void outside(long number) {
            lock.lock();
            try {
                outside = number;
            } finally {
                lock.unlock();
            }
        }

        /**
         * How many of those outside are called back now. Besides the calls half as many are inside or on their way, so
         * that the vault need not wait for them.
         *
         * @param most at a time
         */
        int callBack(int most) {
            lock.lock();
            try {
                int toCall = limit.getAsInt() - calls - waiting - expected.number();
                int toWait = Math.min(toCall + (limit.getAsInt() + 1) / 2, threads - busy - onTheirWay());
                int number = (int) Math.max(0, Math.min(Math.min(most, outside), Math.max(toCall, toWait)));
                outside -= number;
                expected.add(number);
                return number;
            } finally {
                lock.unlock();
            }
        }

        private boolean await(long patience) {
            Waiter waiter = new Waiter(this, lock.newCondition(), patience);
            waiters.add(waiter);
            waiting++;
            busy++;
            try {
                long left = patience;
                while (!waiter.called && !waiter.sentAway) {
                    left = waiter.news.awaitNanos(left);
                    if (left <= 0 && !waiter.called && !waiter.sentAway) {
                        sendAway(waiter);
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                if (!waiter.called && !waiter.sentAway) {
                    sendAway(waiter);
                }
            }
            return waiter.called;
        }

        void leave() {
            lock.lock();
            try {
                calls--;
                busy--;
                callNext();
            } finally {
                lock.unlock();
            }
        }

        private void callNext() {
            while (waiting > 0 && calls < limit.getAsInt()) {
                Waiter next = waiters.stream()
                        .filter(waiter -> waiter.line == this)
                        .findFirst()
                        .orElseThrow();
                waiters.remove(next);
                waiting--;
                // It was busy with waiting and is busy with calling.
                calls++;
                next.called = true;
                next.news.signal();
            }
        }

        /** Calls under way, those who wait in a thread, and those expected. */
        int length() {
            lock.lock();
            try {
                return calls + waiting + onTheirWayHere();
            } finally {
                lock.unlock();
            }
        }
    }

    private int onTheirWay() {
        return lines.stream().mapToInt(Line::onTheirWayHere).sum();
    }

    private void makeRoom() {
        while (busy > threads) {
            // Those who have a thread for no time leave it soon, one way or the other.
            List<Waiter> patient = waiters.stream()
                    .filter(waiter -> waiter.patience == Long.MAX_VALUE)
                    .toList();
            int longest = patient.stream()
                    .mapToInt(waiter -> waiter.line.waiting)
                    .max()
                    .orElse(0);
            Optional<Waiter> last = patient.stream()
                    .filter(waiter -> waiter.line.waiting == longest)
                    .reduce((earlier, later) -> later);
            if (last.isEmpty()) {
                return;
            }
            sendAway(last.get());
        }
    }

    private void sendAway(Waiter waiter) {
        waiters.remove(waiter);
        waiter.line.waiting--;
        busy--;
        waiter.sentAway = true;
        waiter.news.signal();
    }
}
