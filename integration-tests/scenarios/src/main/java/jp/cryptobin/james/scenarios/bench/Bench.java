package jp.cryptobin.james.scenarios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the gateway against a plain relay, against James's own mailet that strips attachments, and against the gateway
 * as it was: rounds in turn, medians of ratios within a round. System properties: {@code bench.quick} for five minutes
 * instead of twenty, {@code bench.before} for the directory in which the archive of an older gateway was unpacked,
 * {@code bench.core} for one with tables that were measured without a server, {@code bench.output} for the directory that
 * gets {@code performance.md} and its plots.
 */
public final class Bench {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration VERY_SLOW = Duration.ofSeconds(5);

    private final boolean quick = Boolean.getBoolean("bench.quick");
    private final String before = System.getProperty("bench.before", "");
    private final Report report = new Report(quick, before);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Bench bench = new Bench();
        try (BenchServer server = BenchServer.start()) {
            bench.compare(server);
            bench.report.add(Growth.all(bench.lanes(server), bench.quick));
            bench.slowVault(server);
            bench.verySlowVault(server);
            Memory.measure(server, bench.quick, bench.report);
        }
        bench.write(Path.of(System.getProperty("bench.output", "target/bench")));
        System.out.println(bench.report.table());
    }

    private List<Lane> lanes(BenchServer server) {
        return List.of(
                new Lane(Lane.PLAIN, server.traffic(), Way.PLAIN),
                new Lane(Lane.JAMES, server.traffic(), Way.JAMES),
                new Lane(Lane.PROMPT, server.traffic(), Way.PROMPT),
                new Lane(Lane.STRIP, server.traffic(), Way.STRIP),
                new Lane(Lane.GATEWAY, server.traffic(), Way.GATEWAY));
    }

    private void compare(BenchServer server) throws Exception {
        List<Lane> lanes = new ArrayList<>(lanes(server));
        if (before.isEmpty()) {
            compare(lanes);
            return;
        }
        try (BenchServer older = BenchServer.start(Path.of(before))) {
            lanes.add(new Lane(Lane.BEFORE, older.traffic(), Way.GATEWAY));
            compare(lanes);
        }
    }

    private void compare(List<Lane> lanes) throws Exception {
        warmUp(lanes);
        for (Load load : Load.all(quick)) {
            Comparison comparison = Comparison.of(load, lanes, quick ? 2 : 3, Duration.ofSeconds(quick ? 6 : 45));
            report.add(comparison);
            System.out.println(
                    load.name() + ": " + comparison.ratio(Lane.GATEWAY).ratio());
        }
    }

    private void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("images"));
        String core = System.getProperty("bench.core", "");
        Files.writeString(
                directory.resolve("performance.md"), report.document(core.isEmpty() ? "" : tables(Path.of(core))));
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
            Files.writeString(directory.resolve("images").resolve(plot.getKey()), plot.getValue());
        }
        System.out.println("Written to " + directory.toAbsolutePath());
    }

    private static String tables(Path core) throws IOException {
        StringBuilder tables = new StringBuilder();
        for (String name : List.of("operations.md", "growth.md")) {
            Path table = core.resolve(name);
            tables.append(Files.exists(table) ? "\n" + Files.readString(table) : "");
        }
        return tables.toString();
    }

    private void warmUp(List<Lane> lanes) throws Exception {
        System.out.println("Warming up");
        byte[] small = Load.message(12_000, 8_000);
        byte[] large = Load.message(10_000, 730_000);
        // A server compiles for minutes; what is compared is what it does on its other days.
        Load load = new Load("warm-up", List.of(small, small, small, small, small, small, small, large), 2400, 16, 0);
        for (Lane lane : lanes) {
            lane.run(load);
        }
    }

    private void slowVault(BenchServer server) throws Exception {
        server.vault().latency(SLOW);
        long inspected = server.inspections();
        long aside = server.laidAside();
        Traffic.Round round =
                server.traffic().open(Load.message(12_000, 8_000), Way.GATEWAY, 16, Duration.ofSeconds(quick ? 8 : 20));
        long mails = round.latencies().sorted().size();
        report.add(
                "vault of 500 ms, 16 mails/s with files",
                String.format(
                        Locale.ROOT,
                        "%.1f/s, p95 %.1f s, %d of %d laid aside, %d inspections",
                        round.perSecond(),
                        round.latencies().quantile(0.95) / 1000,
                        server.laidAside() - aside,
                        mails,
                        server.inspections() - inspected),
                "16/s, no mail inspected twice");
        server.vault().latency(Duration.ZERO);
    }

    private void verySlowVault(BenchServer server) throws Exception {
        Duration time = Duration.ofSeconds(quick ? 8 : 20);
        double alone = server.traffic()
                .open(Load.message(20_000, 0), Way.GATEWAY, 40, time)
                .latencies()
                .quantile(0.95);
        server.vault().latency(VERY_SLOW);
        List<Exception> failures = new ArrayList<>();
        Thread withFiles = new Thread(() -> {
            try {
                server.traffic().open(Load.message(12_000, 8_000), Way.GATEWAY, 4, time);
            } catch (Exception failure) {
                failures.add(failure);
            }
        });
        withFiles.start();
        double beside = server.traffic()
                .open(Load.message(20_000, 0), Way.GATEWAY, 40, time)
                .latencies()
                .quantile(0.95);
        server.vault().latency(Duration.ZERO);
        withFiles.join();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        report.add(
                "vault of 5 s and 4 mails/s for it, beside 40 file-free mails/s",
                String.format(Locale.ROOT, "p95 of the file-free %.0f ms, without the others %.0f ms", beside, alone),
                "stays");
    }
}
