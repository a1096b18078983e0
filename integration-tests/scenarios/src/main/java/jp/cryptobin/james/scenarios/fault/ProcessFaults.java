package jp.cryptobin.james.scenarios.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to the process itself: no descriptors, and code that fails with an Error. */
final class ProcessFaults {
    private static final Duration TIME = Duration.ofSeconds(5);

    private ProcessFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault(
                "descriptors", "the process may open no more than it has open, and two", TIME, new Descriptors()));
        for (String error : List.of("StackOverflowError", "NoClassDefFoundError", "OutOfMemoryError")) {
            for (String place : List.of("inspection", "upload", "relay")) {
                faults.add(new Fault(
                        error + " in a mailet",
                        "thrown by a foreign mailet "
                                + (place.equals("upload") ? "behind the upload" : "before " + place),
                        TIME,
                        new Thrown(place, error)));
            }
        }
        return faults;
    }

    private record Descriptors() implements Fault.Trouble {
        @Override
        public void make(FaultStage stage) throws IOException {
            try (Stream<Path> open = Files.list(Path.of("/proc/" + stage.james().pid() + "/fd"))) {
                limit(stage, open.count() + 2);
            }
        }

        @Override
        public void heal(FaultStage stage) throws IOException {
            limit(stage, 65_536);
        }

        private static void limit(FaultStage stage, long most) throws IOException {
            Process process = new ProcessBuilder(
                            "prlimit", "--pid", Long.toString(stage.james().pid()), "--nofile=" + most + ":1048576")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!said.isEmpty()) {
                throw new IOException(said);
            }
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
        public boolean isFelt(FaultStage stage) {
            return true;
        }
    }
}
