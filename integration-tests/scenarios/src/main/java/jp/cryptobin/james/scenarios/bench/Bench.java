package jp.cryptobin.james.scenarios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Measures the gateway against a plain relay, and against James's own mailet that strips attachments: one James, rounds
 * in turn, medians of ratios within a round. System properties: {@code bench.quick} for two minutes instead of fifteen,
 * {@code bench.output} for the directory that gets {@code performance.md} and its plots.
 */
public final class Bench {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration VERY_SLOW = Duration.ofSeconds(5);

    private final boolean quick = Boolean.getBoolean("bench.quick");
    private final Report report = new Report(quick);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Bench bench = new Bench();
        try (BenchServer server = BenchServer.start()) {
            bench.warmUp(server);
            for (Load load : Load.all(bench.quick)) {
                bench.ratio(server, load);
            }
            bench.slowVault(server);
            bench.verySlowVault(server);
        }
        bench.write(Path.of(System.getProperty("bench.output", "target/bench")));
        System.out.println(bench.report.table());
    }

    private void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("images"));
        Files.writeString(directory.resolve("performance.md"), report.document());
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
            Files.writeString(directory.resolve("images").resolve(plot.getKey()), plot.getValue());
        }
        System.out.println("Written to " + directory.toAbsolutePath());
    }

    private void warmUp(BenchServer server) throws Exception {
        System.out.println("Warming up");
        byte[] small = Load.message(12_000, 8_000);
        byte[] large = Load.message(10_000, 730_000);
        Load load = new Load("warm-up", List.of(small, small, small, large), quick ? 300 : 2000, 8, 0);
        for (Way way : Way.values()) {
            server.traffic().closed(load, way);
        }
    }

    private static Traffic.Round of(Map<Way, Traffic.Round> rounds, Way way) {
        return Objects.requireNonNull(rounds.get(way), way::name);
    }

    private void ratio(BenchServer server, Load load) throws Exception {
        List<Double> gateway = new ArrayList<>();
        List<Double> strip = new ArrayList<>();
        Map<Way, List<Double>> latencies = new TreeMap<>();
        // An unmeasured round first: what this kind of mail needs is compiled then.
        for (int round = 0; round <= (quick ? 3 : 7); round++) {
            Map<Way, Traffic.Round> rounds = new TreeMap<>();
            // Nobody is always the first.
            List<Way> order = new ArrayList<>(List.of(Way.values()));
            Collections.rotate(order, round);
            for (Way way : order) {
                rounds.put(way, server.traffic().closed(load, way));
            }
            if (round > 0) {
                double plain = of(rounds, Way.PLAIN).perSecond();
                gateway.add(of(rounds, Way.GATEWAY).perSecond() / plain);
                strip.add(of(rounds, Way.STRIP).perSecond() / plain);
                rounds.forEach((way, one) -> {
                    for (double latency : one.latencies().sorted()) {
                        latencies
                                .computeIfAbsent(way, unused -> new ArrayList<>())
                                .add(latency);
                    }
                });
            }
        }
        Map<Way, Numbers> all = new TreeMap<>();
        latencies.forEach((way, each) -> all.put(way, Numbers.of(each)));
        report.add(new Report.Ratio(load, Numbers.of(gateway), Numbers.of(strip), all));
        System.out.println(load.name() + ": " + Numbers.of(gateway).ratio());
    }

    private void slowVault(BenchServer server) throws Exception {
        server.vault().latency(SLOW);
        long inspected = server.inspections();
        long aside = server.laidAside();
        Traffic.Round round =
                server.traffic().open(Load.message(12_000, 8_000), Way.GATEWAY, 16, Duration.ofSeconds(quick ? 8 : 30));
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
        Duration time = Duration.ofSeconds(quick ? 8 : 30);
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
