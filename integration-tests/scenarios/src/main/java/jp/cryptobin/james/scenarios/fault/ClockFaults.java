package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.server.JamesSetup;

/** A clock that jumps, with Debian's package {@code faketime} where it is installed. */
final class ClockFaults {
    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final String OFFSET = "var/clock";
    private static final String RIGHT = "+0";

    private ClockFaults() {}

    static JamesSetup changes(JamesSetup setup) {
        return Files.exists(LIBRARY)
                ? setup.environment("LD_PRELOAD", LIBRARY.toString())
                        .environment("FAKETIME_TIMESTAMP_FILE", OFFSET)
                        // Else each look at the clock is one at the file.
                        .environment("FAKETIME_CACHE_DURATION", "1")
                        // A clock step leaves this one alone.
                        .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                : setup;
    }

    /** Lets the clock be right; it is looked for at each look at the clock where there is no such file. */
    static void prepare(Path root) {
        try {
            set(root, RIGHT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Path root, String offset) throws IOException {
        Files.writeString(root.resolve(OFFSET), offset);
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
            set(stage.james().root(), offset);
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            set(stage.james().root(), RIGHT);
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return stage.console().of(Console.Word.FAILED_TRY) > 0;
        }
    }
}
