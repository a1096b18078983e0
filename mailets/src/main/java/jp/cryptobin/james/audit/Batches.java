package jp.cryptobin.james.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Work that many threads have and one does: whoever finds nobody at it does what has gathered, in the order in which it
 * came, while the others wait for theirs.
 */
final class Batches<T> {
    private final Consumer<List<T>> work;
    private final ReentrantLock working = new ReentrantLock();
    private final Object gathering = new Object();
    private List<T> gathered = new ArrayList<>();
    private CompletableFuture<Void> done = new CompletableFuture<>();

    Batches(Consumer<List<T>> work) {
        this.work = work;
    }

    /** Returns when it is written; throws what the work throws, to each whose share it was. */
    void write(T one) {
        CompletableFuture<Void> mine;
        synchronized (gathering) {
            gathered.add(one);
            mine = done;
        }
        working.lock();
        try {
            if (!mine.isDone()) {
                workOff();
            }
        } finally {
            working.unlock();
        }
        try {
            mine.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void workOff() {
        List<T> batch;
        CompletableFuture<Void> promised;
        synchronized (gathering) {
            batch = gathered;
            promised = done;
            gathered = new ArrayList<>();
            done = new CompletableFuture<>();
        }
        try {
            work.accept(batch);
            promised.complete(null);
        } catch (RuntimeException | Error failure) {
            promised.completeExceptionally(failure);
        }
    }
}
