package jp.cryptobin.james.sandbox.deposit;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the files of expired deposits, at the start and every hour; that they cannot be fetched needs no sweep. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final Lifecycle lifecycle;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "deposit-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    public Sweeper(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    public void start() {
        Future<?> unused = worker.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        // No interrupt: it would close a file in the midst of a change. Repetitions end with the shutdown.
        worker.shutdown();
    }

    private void sweep() {
        try {
            lifecycle.removeExpired();
        } catch (IOException | RuntimeException e) {
            LOG.error("Files of expired deposits could not be removed; tried again in an hour", e);
        }
    }
}
