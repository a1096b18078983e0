package jp.cryptobin.james.scenarios.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.scenarios.crash.Kind;
import jp.cryptobin.james.scenarios.server.JamesSetup;

/** Mail that wants more memory than there is. */
final class MemoryFaults {
    private static final String HEAP = "128m";
    private static final Duration TIME = Duration.ofSeconds(2);

    private MemoryFaults() {}

    /** A heap in which James by itself just fits, and time for large files. */
    static JamesSetup changes(JamesSetup setup) {
        return setup.heap(HEAP)
                .replace("cryptobin.properties", "vault.timeout.read=4", "vault.timeout.read=60")
                .replace("cryptobin.properties", "vault.timeout.write=4", "vault.timeout.write=60")
                .replace("cryptobin.properties", "vault.timeout.call=15", "vault.timeout.call=300");
    }

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "memory: large mails",
                        "6 files of 6 MiB together, a heap of " + HEAP,
                        TIME,
                        Map.of(Kind.LARGE, 6, Kind.TEXT, 2, Kind.SEPARATE, 1),
                        new Load()),
                new Fault(
                        "memory: hostile HTML",
                        "6 pages of 1.5 MB, nested 40,000 deep, a heap of " + HEAP,
                        TIME,
                        Map.of(Kind.HOSTILE, 6, Kind.TEXT, 2, Kind.SEPARATE, 1),
                        new Load()));
    }

    /** What is posted is the trouble. */
    private record Load() implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) {
            // Nothing but the mail.
        }

        @Override
        public void heal(FaultStage stage) {
            // It ends with the mail.
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }
}
