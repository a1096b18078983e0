package jp.cryptobin.james.scenarios.fault;

import java.time.Duration;

/**
 * Something that goes wrong for a while.
 *
 * @param name for the table
 * @param done what is done, for the table
 * @param time how long it goes wrong at least
 */
record Fault(String name, String done, Duration time, Trouble trouble) {
    /** Makes it go wrong, and right again. */
    interface Trouble {
        void make(FaultStage stage) throws Exception;

        void heal(FaultStage stage) throws Exception;

        /** Whether the gateway had to do with it yet. */
        boolean isFelt(FaultStage stage) throws Exception;
    }
}
