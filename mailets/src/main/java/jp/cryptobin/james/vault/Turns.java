package jp.cryptobin.james.vault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * Whose turn it is to call a vault, and who may wait for one. All vaults of a gateway share it, because all calls and all
 * who wait occupy threads of the same server. A call is made whenever its own vault takes it. Waiting is for threads that
 * nobody else needs: when a call of another vault takes the last of them, whoever came last to the longest line has to go.
 */
public final class Turns {
    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiter> waiters = new ArrayList<>();
    private int busy;

    /** @param threads that calls and those who wait may occupy together; with 0 nobody waits */
    public Turns(int threads) {
        this.threads = threads;
    }

    /** Nobody waits: a call that is over the limit is not made. */
    public static Turns withoutWaiting() {
        return new Turns(0);
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
        private int calls;
        private int waiting;

        /** @param limit calls at a time, as of now */
        Line(IntSupplier limit) {
            this.limit = limit;
        }

        /**
         * Waits for a turn as long as there is a thread for that.
         *
         * @return whether it is this thread's turn; then {@link #leave} follows in any case
         */
        boolean enter() {
            lock.lock();
            try {
                if (waiting == 0 && calls < limit.getAsInt()) {
                    calls++;
                    busy++;
                    makeRoom();
                    return true;
                }
                return busy < threads && await();
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

        /** Calls under way and those who wait. */
        int length() {
            lock.lock();
            try {
                return calls + waiting;
            } finally {
                lock.unlock();
            }
        }
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
