package jp.cryptobin.james.scenarios.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was measured, as a table, a document and plots. */
final class Report {
    private final boolean quick;
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** Mails per second against the plain relay in the same round, and latencies of all rounds. */
    record Ratio(Load load, Numbers gateway, Numbers strip, Map<Way, Numbers> latencies) {
        private Numbers latency(Way way) {
            return Objects.requireNonNull(latencies.get(way), way::name);
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | >= %.2f | %.0f, %.0f | %.0f, %.0f |%n",
                    load.name(),
                    gateway.ratio(),
                    strip.ratio(),
                    load.goal(),
                    latency(Way.GATEWAY).median(),
                    latency(Way.GATEWAY).quantile(0.95),
                    latency(Way.PLAIN).median(),
                    latency(Way.PLAIN).quantile(0.95));
        }
    }

    Report(boolean quick) {
        this.quick = quick;
    }

    void add(Ratio ratio) {
        ratios.add(ratio);
    }

    void add(String load, String result, String goal) {
        others.add("| " + load + " | " + result + " | " + goal + " |\n");
    }

    String table() {
        StringBuilder table =
                new StringBuilder("| load | gateway / plain | StripAttachment / plain | goal of the gateway |"
                        + " gateway: ms median, p95 | plain: ms median, p95 |\n|---|---|---|---|---|---|\n");
        ratios.forEach(ratio -> table.append(ratio.row()));
        table.append("\n| load | gateway | goal |\n|---|---|---|\n");
        others.forEach(table::append);
        return table.toString();
    }

    String document() {
        return """
                # Performance: what the gateway costs

                Measured by `mvn -Pbench verify%s` on %s: %d processors (%s), Java %s, James 3.8.1 with `-Xmx512m` and the
                20 spooler threads that ship. Vault and smart host take no time of their own and keep nothing; they, and
                what sends the mail, run on the same processors. One James does all of it: mail for one domain is handed on
                as it is (plain), for another it passes James's own `StripAttachment`, for all others the gateway. Rounds of
                the three alternate; a ratio is mails per second against the plain relay in the same round: median
                [least-most]. Above 1 the gateway is faster than the relay, because what goes to the vault is not sent
                on. Everything that James does for each mail, such as taking it over SMTP, keeping it in a file when it is
                larger than 100 kB, and handing it to the smart host, is in both numbers.

                %s
                ![Ratio by load](images/performance-ratio.svg)

                ![Latency](images/performance-latency.svg)

                How time and memory of an inspection grow with a mail: [inspection.md](inspection.md).
                """.formatted(
                        quick ? " -Dbench.quick=true" : "",
                        Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        table());
    }

    Map<String, String> plots() {
        Map<String, Double> byLoad = new LinkedHashMap<>();
        Map<String, Double> latency = new LinkedHashMap<>();
        for (Ratio ratio : ratios) {
            byLoad.put(ratio.load().name(), ratio.gateway().median());
            latency.put(
                    ratio.load().name() + ", plain", ratio.latency(Way.PLAIN).quantile(0.95));
            latency.put(
                    ratio.load().name() + ", gateway",
                    ratio.latency(Way.GATEWAY).quantile(0.95));
        }
        return Map.of(
                "performance-ratio.svg", Bars.svg("Mails per second, gateway against plain relay", byLoad),
                "performance-latency.svg", Bars.svg("Milliseconds from SMTP to smart host, 95th percentile", latency));
    }
}
