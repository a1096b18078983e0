package jp.cryptobin.james.scenarios.fault;

import java.time.Duration;
import java.util.Map;
import jp.cryptobin.james.scenarios.crash.Kind;

/**
 * Something that goes wrong for a while.
 *
 * @param name for the table
 * @param done what is done, for the table
 * @param time how long it goes wrong at least
 * @param load what is posted meanwhile
 */
record Fault(String name, String done, Duration time, Map<Kind, Integer> load, Trouble trouble) {
    private static final Map<Kind, Integer> EVERYTHING =
            Map.of(Kind.FILES, 4, Kind.SEPARATE, 2, Kind.REFUSED, 2, Kind.TEXT, 3);

    Fault {
        load = Map.copyOf(load);
    }

    Fault(String name, String done, Duration time, Trouble trouble) {
        this(name, done, time, EVERYTHING, trouble);
    }

    /** Makes it go wrong, and right again. */
    interface Trouble {
        void make(FaultStage stage) throws Exception;

        void heal(FaultStage stage) throws Exception;

        /** Whether James, with or without the gateway, has what was in hand stand still until it is started again. */
        default boolean standsStill() {
            return false;
        }

        /** Whether the gateway had to do with it yet. */
        boolean isFelt(FaultStage stage) throws Exception;
    }
}
