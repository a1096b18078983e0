package jp.cryptobin.james.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back a start that failed half-way, last step first. */
final class Undo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final Deque<AutoCloseable> steps = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T step) {
        steps.push(step);
        return step;
    }

    /** The start succeeded. */
    void keep() {
        steps.clear();
    }

    @Override
    public void close() {
        for (AutoCloseable step : steps) {
            try {
                step.close();
            } catch (Exception e) {
                LOG.warn("Could not take back a step of the start", e);
            }
        }
    }
}
