package jp.cryptobin.james.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.events.WaitingMail;
import jp.cryptobin.james.hold.Holds;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.vault.DepositState;
import org.apache.james.metrics.api.Gauge;
import org.apache.james.metrics.api.GaugeRegistry;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayMetricsTest {
    private static final MailIdentity MAIL = new MailIdentity("m1", "", "", List.of());
    private static final Path MONITORING = Path.of("..", "james-conf", "src", "main", "monitoring");
    private static final Pattern NAME_IN_QUERY = Pattern.compile("\\bcryptobin_[A-Za-z_]+");
    private static final Pattern NAME_IN_TABLE = Pattern.compile("(?m)^\\| `(cryptobin\\.[A-Za-z.-]+)`");

    private final RecordingMetricFactory factory = new RecordingMetricFactory();
    private final GatewayMetrics metrics = new GatewayMetrics(factory);

    @Test
    void countsMailsByVerdictAndRefusalsByReason() {
        metrics.happened(new GatewayEvent.Inspected(
                MAIL, Verdict.REFUSE, List.of(), List.of(Reason.DATA_URL, Reason.ENCRYPTED), List.of()));
        metrics.happened(new GatewayEvent.Refused(MAIL, List.of(Reason.VIRUS_FOUND)));

        assertThat(factory.countFor("cryptobin.mails.refuse")).isEqualTo(1);
        assertThat(factory.countFor("cryptobin.mails.transfer")).isZero();
        assertThat(factory.countFor("cryptobin.refusals.data-url")).isEqualTo(1);
        assertThat(factory.countFor("cryptobin.refusals.encrypted")).isEqualTo(1);
        assertThat(factory.countFor("cryptobin.refusals.virus-found")).isEqualTo(1);
    }

    @Test
    void countsDepositsWithTheirFilesAndOctets() {
        List<MailFile> files = List.of(new MailFile("a", 5_000, ""), new MailFile("b", 7, ""));
        metrics.happened(new GatewayEvent.Deposited(MAIL, "d1", DepositState.DELIVERED, files, Duration.ZERO));

        assertThat(factory.countFor("cryptobin.deposits")).isEqualTo(1);
        assertThat(factory.countFor("cryptobin.files")).isEqualTo(2);
        assertThat(factory.countFor("cryptobin.octets")).isEqualTo(5_007);
    }

    @Test
    void countsTheRestOfWhatHappens() {
        metrics.happened(
                new GatewayEvent.Deferred(MAIL, Reason.MAINTENANCE, 1, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
        metrics.happened(new GatewayEvent.Failed(MAIL, "RewriteBody", "IOException"));
        metrics.happened(new GatewayEvent.Rewritten(MAIL, "d1", 3));
        metrics.happened(new GatewayEvent.Notified(MAIL, "taro@example.com", List.of()));
        metrics.happened(new GatewayEvent.ApprovalFollowed(MAIL, "d1"));
        metrics.happened(new GatewayEvent.ApprovalSettled(MAIL, "d1", DepositState.REJECTED));
        metrics.auditFailed();

        for (String name : List.of("retries", "failures", "rewritten", "notices", "audit.failures")) {
            assertThat(factory.countFor("cryptobin." + name)).as(name).isEqualTo(1);
        }
        assertThat(factory.countFor("cryptobin.passwordMails")).isEqualTo(3);
        assertThat(factory.countFor("cryptobin.approvals.followed")).isEqualTo(1);
        assertThat(factory.countFor("cryptobin.approvals.settled")).isEqualTo(1);
    }

    @Test
    void areDocumentedAllAndNoOthers() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "observability.md"));
        Set<String> documented = NAME_IN_TABLE
                .matcher(document)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> registered = new TreeSet<>(counters());
        registered.addAll(gauges());
        registered.add(GatewayMetrics.UPLOAD_TIME);
        Set<String> expected = registered.stream()
                .map(name -> name.startsWith("cryptobin.refusals.") ? "cryptobin.refusals.REASON" : name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "prometheus-alerts.yml"})
    void dashboardAndAlertsAskForMetricsThatExist(String file) throws IOException {
        Set<String> asked = NAME_IN_QUERY
                .matcher(Files.readString(MONITORING.resolve(file)))
                .results()
                .map(result -> result.group())
                .filter(name -> !name.equals("cryptobin_refusals_"))
                .map(name -> name.replace("cryptobin_upload_count", "cryptobin_upload"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).hasSizeGreaterThan(5).isSubsetOf(exported());
    }

    /** As Prometheus names them. */
    private Set<String> exported() {
        Stream<String> values = Stream.concat(gauges().stream(), Stream.of(GatewayMetrics.UPLOAD_TIME));
        return Stream.concat(counters().stream().map(name -> name + "_total"), values)
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_"))
                .collect(Collectors.toSet());
    }

    private Set<String> counters() {
        return factory.countForPrefixName("cryptobin.").keySet();
    }

    private static Set<String> gauges() {
        Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();
        Clock clock = Clock.systemUTC();
        GatewayMetrics.register(gaugesIn(gauges), new WaitingMail(clock), new Holds(), clock);
        return gauges.keySet();
    }

    private static GaugeRegistry gaugesIn(Map<String, Gauge<?>> gauges) {
        return new GaugeRegistry() {
            @Override
            public <T> GaugeRegistry register(String name, Gauge<T> gauge) {
                gauges.put(name, gauge);
                return this;
            }

            @Override
            public <T> SettableGauge<T> settableGauge(String name) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
