package jp.cryptobin.james.vault;

import java.util.ArrayList;
import java.util.Comparator;
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
    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final LongSupplier nanos;
    private int busy;

    /** @param threads that calls and those who wait may occupy together; with 0 nobody waits */
    public Turns(int threads) {
        this(threads, System::nanoTime);
    }

    Turns(int threads, LongSupplier nanos) {
        this.threads = threads;
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
        private boolean called;
        private boolean sentAway;

        Waiter(Line line, Condition news) {
            this.line = line;
            this.news = news;
        }
    }

    /** Those who want to call one vault, in order. */
    final class Line {
        private final IntSupplier limit;
        private final Expected expected = new Expected(nanos);
        private int calls;
        private int waiting;
        private long outside;

        /** @param limit calls at a time, as of now */
        Line(IntSupplier limit) {
            this.limit = limit;
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
                int before = caller == Caller.NEW ? onTheirWayHere() : 0;
                if (waiting == 0 && calls + before < limit.getAsInt()) {
                    calls++;
                    busy++;
                    makeRoom();
                    return true;
                }
                boolean inOrder = caller != Caller.NEW || outside == 0 && before == 0;
                return inOrder && busy + onTheirWay() < threads && await();
            } finally {
                lock.unlock();
            }
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

        private boolean await() {
            Waiter waiter = new Waiter(this, lock.newCondition());
            waiters.add(waiter);
            waiting++;
            busy++;
            try {
                while (!waiter.called && !waiter.sentAway) {
                    waiter.news.await();
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
        while (busy > threads && !waiters.isEmpty()) {
            int longest = waiters.stream()
                    .map(waiter -> waiter.line.waiting)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Optional<Waiter> last = waiters.stream()
                    .filter(waiter -> waiter.line.waiting == longest)
                    .reduce((earlier, later) -> later);
            sendAway(last.orElseThrow());
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
