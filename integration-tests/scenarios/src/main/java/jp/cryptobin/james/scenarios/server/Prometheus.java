package jp.cryptobin.james.scenarios.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Debian's Prometheus in a process of its own, on loopback and with a folder of its own, that reads running gateways as
 * docs/observability.md has it, and judges what it reads by the alerts that ship:
 *
 * <pre>{@code
 * try (Prometheus prometheus = Prometheus.watch(places, Duration.ofSeconds(5), progress, james.ports().webAdmin())) {
 *     ...
 *     prometheus.curve("sum(cryptobin_waiting)", begin, Instant.now(), Duration.ofSeconds(30));
 * }
 * }</pre>
 */
public final class Prometheus implements AutoCloseable {
    /** What must be installed. */
    public static final List<String> PROGRAMS = List.of("prometheus", "promtool");

    /** Names the gateways in alerts and dashboard. */
    public static final String JOB = "cryptobin";

    private static final Pattern LISTENING =
            Pattern.compile("\"Listening on\".* address=127\\.0\\.0\\.1:(?<port>\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServerProcess process;
    private final PrometheusApi api;

    private Prometheus(ServerProcess process) {
        this.process = process;
        this.api = new PrometheusApi(Integer.parseInt(process.readyLine().group("port")));
    }

    /** One value, with the labels of its series. */
    public record Sample(Map<String, String> labels, double value) {}

    /**
     * One of the alerts that ship.
     *
     * @param health {@code ok}, {@code err} or {@code unknown} before it was looked at
     * @param state {@code inactive}, {@code pending} or {@code firing}
     */
    public record Alert(String name, String health, String state) {}

    public static boolean installed() {
        return PROGRAMS.stream().allMatch(program -> onPath(program).findFirst().isPresent());
    }

    /**
     * Starts it, and waits until it has read every gateway.
     *
     * @param interval between two looks at the metrics and at the alerts
     * @param webAdmins the ports of the gateways' administration interfaces
     */
    public static Prometheus watch(Places places, Duration interval, Consumer<String> progress, int... webAdmins) {
        try {
            Files.createDirectories(places.work());
            Path directory = Files.createTempDirectory(places.work(), "prometheus-");
            Files.writeString(directory.resolve("prometheus.yml"), configuration(alerts(places), interval, webAdmins));
            ProcessBuilder command = new ProcessBuilder(
                    program("prometheus").toString(),
                    "--config.file=" + directory.resolve("prometheus.yml"),
                    "--storage.tsdb.path=" + directory.resolve("data"),
                    "--web.listen-address=127.0.0.1:0");
            Prometheus started = new Prometheus(
                    ServerProcess.start("Prometheus", command, directory.resolve("console.log"), LISTENING, progress));
            started.awaitRead(webAdmins.length);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for Prometheus below " + places.work(), e);
        }
    }

    private static String configuration(Path alerts, Duration interval, int... webAdmins) {
        String targets = IntStream.of(webAdmins)
                .mapToObj(port -> "\"127.0.0.1:" + port + "\"")
                .collect(Collectors.joining(", "));
        return """
                global:
                  scrape_interval: %1$dms
                  scrape_timeout: %1$dms
                  evaluation_interval: %1$dms
                rule_files: ["%2$s"]
                scrape_configs:
                  - job_name: %3$s
                    static_configs:
                      - targets: [%4$s]
                """.formatted(interval.toMillis(), alerts, JOB, targets);
    }

    /** The alerts of the archive, as an operator unpacks it. */
    public static Path alerts(Places places) {
        return places.gateway().resolve("monitoring/prometheus-alerts.yml");
    }

    private void awaitRead(int gateways) {
        try {
            Awaitility.await("Prometheus to read the gateways")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> api.ready()
                            && ask("up == 1").size() == gateways
                            && alerts().stream()
                                    .noneMatch(alert -> alert.health().equals("unknown")));
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("Prometheus read no gateway. " + process.tail(), e);
        }
    }

    /** The answer to a query, at this moment. */
    public List<Sample> ask(String query) {
        return api.query(query, Instant.now());
    }

    /** The same at another moment, which may be to come: what was read last is good for five minutes. */
    public List<Sample> ask(String query, Instant moment) {
        return api.query(query, moment);
    }

    /** How a query that gives one series went; nothing for moments at which it gave none. */
    public SortedMap<Instant, Double> curve(String query, Instant from, Instant to, Duration step) {
        return api.range(query, from, to, step);
    }

    /** The values that a label has among the series of a metric. */
    public List<String> values(String label, String metric) {
        return api.values(label, metric);
    }

    public List<Alert> alerts() {
        return api.alerts();
    }

    /** The path of a program that is installed. */
    public static Path program(String name) {
        return onPath(name)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("No " + name + " on the PATH; install Debian's package prometheus"));
    }

    private static Stream<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable);
    }

    @Override
    public void close() {
        process.close();
    }
}
