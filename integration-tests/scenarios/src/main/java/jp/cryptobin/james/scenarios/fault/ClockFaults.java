package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.server.JamesSetup;

/** A clock that jumps, with Debian's package {@code faketime} where it is installed. */
final class ClockFaults {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final String OFFSET = "var/clock";

    private ClockFaults() {}

    static JamesSetup changes(JamesSetup setup) {
        return Files.exists(LIBRARY)
                ? setup.environment("LD_PRELOAD", LIBRARY.toString())
                        .environment("FAKETIME_TIMESTAMP_FILE", OFFSET)
                        .environment("FAKETIME_NO_CACHE", "1")
                        // A clock step leaves this one alone.
                        .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                : setup;
    }

    static List<Fault> all() {
        return List.of(fault("forwards", "+7200"), fault("backwards", "-7200"));
    }

    private static Fault fault(String direction, String offset) {
        return new Fault(
                "clock: two hours " + direction,
                "the clock of James jumps while mail waits for the vault, and jumps back",
                Duration.ofSeconds(5),
                new Step(offset));
    }

    private record Step(String offset) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws IOException {
            if (!Files.exists(LIBRARY)) {
                throw new NotHereException(LIBRARY + " is missing");
            }
            stage.control().breakUploads("HTML_503", 12);
            set(stage, offset);
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            set(stage, "+0");
        }

        private static void set(FaultStage stage, String offset) throws IOException {
            Files.writeString(stage.james().root().resolve(OFFSET), offset);
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return stage.console().of(Console.Word.FAILED_TRY) > 0;
        }
    }
}
