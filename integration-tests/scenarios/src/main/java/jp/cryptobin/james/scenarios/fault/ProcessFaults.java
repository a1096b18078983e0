package jp.cryptobin.james.scenarios.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.crash.Kind;

/** What can happen to the process itself: no descriptors, and code that fails with an Error. */
final class ProcessFaults {
    private static final Duration TIME = Duration.ofSeconds(5);
    /** What Java asks for when it starts. */
    private static final String HARD = "hard";

    private ProcessFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault(
                "descriptors", "the process may open no more than it has open, and two", TIME, new Descriptors()));
        faults.add(thrown("StackOverflowError", "inspection", "before the inspection"));
        faults.add(thrown("NoClassDefFoundError", "upload", "behind the upload"));
        faults.add(thrown("OutOfMemoryError", "relay", "before the delivery"));
        faults.add(thrown("AssertionError", "upload", "behind the upload"));
        return faults;
    }

    private static Fault thrown(String error, String place, String words) {
        return new Fault(
                "Error in a mailet: " + error,
                "thrown for each mail by a foreign mailet " + words,
                TIME,
                Map.of(Kind.FILES, 1, Kind.TEXT, 1, Kind.REFUSED, 1),
                new Thrown(place, error));
    }

    private record Descriptors() implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws IOException {
            try (Stream<Path> open = Files.list(Path.of("/proc/" + stage.james().pid() + "/fd"))) {
                limit(stage, Long.toString(open.count() + 2));
            }
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            limit(stage, HARD);
        }

        private static void limit(FaultStage stage, String most) throws IOException {
            String pid = Long.toString(stage.james().pid());
            String soft = most.equals(HARD) ? hard(pid) : most;
            Process process = new ProcessBuilder("prlimit", "--pid", pid, "--nofile=" + soft + ":")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!said.isEmpty()) {
                throw new IOException(said);
            }
        }

        private static String hard(String pid) throws IOException {
            return Files.readAllLines(Path.of("/proc/" + pid + "/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+", -1)[4])
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }

    private record Thrown(String place, String error) implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws IOException {
            stage.troubleMaker().fail(place, error);
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            stage.troubleMaker().stop();
        }

        @Override
        public boolean standsStill() {
            return !error.equals("NoClassDefFoundError");
        }

        @Override
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }
}
