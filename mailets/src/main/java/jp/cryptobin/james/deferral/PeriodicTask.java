package jp.cryptobin.james.deferral;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work done again and again in one daemon thread of its own; a failure is logged and ends nothing. */
public final class PeriodicTask {
    private static final Logger LOGGER = LoggerFactory.getLogger(PeriodicTask.class);
    /** Time for the step in hand to end, so that it is not done again after the start. */
    private static final int SECONDS_TO_STOP = 10;

    /** One step. */
    public interface Step {
        void run() throws Exception;
    }

    private final String name;
    private final Duration interval;
    private final Step step;
    private final ScheduledThreadPoolExecutor executor;

    /** @param interval from the end of a step to the next one, and before the first */
    public PeriodicTask(String name, Duration interval, Step step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
        // Makes its thread with the first task.
        this.executor = new ScheduledThreadPoolExecutor(1, this::thread);
        // A step that is planned for later does not hold up the end of the server.
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    public void start() {
        // The future is not looked at: a step never fails, see below.
        Future<?> unused = executor.scheduleWithFixedDelay(
                this::runLogged, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One step more, when the time is over; not where the task was stopped. */
    public void onceMoreIn(Duration time) {
        try {
            Future<?> unused = executor.schedule(this::runLogged, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOGGER.debug("{} is stopped", name);
        }
    }

    // Whatever escaped would silently end the repetition.
    private void runLogged() {
        try {
            step.run();
        } catch (Throwable failure) {
            LOGGER.error("{} failed; next in {} s", name, interval.toSeconds(), failure);
        }
    }

    /** Lets the step in hand end, within ten seconds, and begins no other. Never interrupts it: it may be writing. */
    public void stop() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOGGER.warn("{} is still busy after {} s and is left alone", name, SECONDS_TO_STOP);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
