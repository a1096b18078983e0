package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Prometheus;
import jp.cryptobin.james.scenarios.server.Prometheus.Alert;
import jp.cryptobin.james.scenarios.server.Prometheus.Sample;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Prometheus reads the running gateway, judges it by the alerts that ship, and is asked by their dashboard. */
@NeedsPrometheus
@OnGateway(Gateway.COMPLETE)
class WatchedGatewayIT {
    /** The curves that move when each thing has happened to a mail that can happen to it within seconds. */
    private static final Set<String> MOVED = Set.of(
            "transfer",
            "relay",
            "rebuild",
            "refuse",
            "waiting",
            "held",
            "begun",
            "0.5",
            "0.95",
            "0.99",
            "octets",
            "deposits",
            "files",
            "retries",
            "notices");

    private static final MimePart PDF = file("application/pdf", "a.pdf", Samples.pdf(2_000));

    private static Prometheus prometheus;

    private final Stage stage;

    WatchedGatewayIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void startPrometheus(Stage stage) {
        stage.appointPostmaster();
        prometheus = Prometheus.watch(
                Places.ofBuild(),
                Duration.ofSeconds(1),
                System.out::println,
                stage.james().ports().webAdmin());
    }

    @AfterAll
    static void endPrometheus() {
        prometheus.close();
    }

    @Test
    void everyQueryOfTheDashboardShowsWhatHappensToMail() throws IOException {
        send("taro.transfer", multipart("mixed", text("text"), PDF));
        send("taro.relay", text("text"));
        send(
                "taro.rebuild",
                verbatim("multipart/mixed; boundary=one", "--one", "", "text", "--one--", "--two", "--two--"));
        send("taro.refuse", multipart("mixed", text("text"), file("application/pdf", "😀.pdf", Samples.pdf(2_000))));
        send(Gateway.HELD_SENDER, multipart("mixed", text("text"), PDF));
        stage.world().await("taro.transfer@partner.example.org", 2);
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\",\"retryAfterSeconds\":1}}");
        send("taro.waiting", multipart("mixed", text("text"), PDF));
        List<Dashboard.Query> queries = Dashboard.shipped(Places.ofBuild()).queries();

        Stage.patiently("data for each query of the dashboard")
                .untilAsserted(() -> assertThat(queries).allSatisfy(WatchedGatewayIT::hasData));

        assertThat(queries)
                .extracting(Dashboard.Query::legend)
                .containsAll(MOVED)
                .hasSizeGreaterThan(25);
        assertThat(prometheus.values("job", "cryptobin_deposits_total")).containsExactly(Prometheus.JOB);
        stage.control().reset();
        stage.world().await("taro.waiting@partner.example.org", 2);
    }

    private static void hasData(Dashboard.Query query) {
        List<Sample> answer = prometheus.ask(query.expression());
        assertThat(answer).isNotEmpty();
        if (MOVED.contains(query.legend())) {
            assertThat(answer).allSatisfy(sample -> assertThat(sample.value()).isPositive());
        }
        if (query.legend().equals("{{reason}}")) {
            assertThat(answer)
                    .filteredOn(sample -> sample.value() > 0)
                    .extracting(sample -> sample.labels().get("reason"))
                    .contains("file_name_characters");
        }
    }

    @Test
    void aVirusFiresItsAlertAndNoOther() throws IOException {
        send("taro.virus", multipart("mixed", text("text"), file("application/x-dosexec", "a.com", virus())));

        Stage.patiently("the alert")
                .until(() -> prometheus.alerts().stream()
                        .anyMatch(alert -> alert.state().equals("firing")));

        assertThat(prometheus.alerts())
                .hasSize(10)
                .allSatisfy(alert -> assertThat(alert.health()).as(alert.name()).isEqualTo("ok"))
                .filteredOn(alert -> alert.state().equals("firing"))
                .extracting(Alert::name)
                .containsExactly("CryptobinVirusFound");
        assertThat(prometheus.ask("up")).extracting(Sample::value).containsExactly(1.0);
    }

    private void send(String sender, MimePart content) throws IOException {
        stage.send(Letter.from(stage.person(sender))
                .to(sender + "@partner.example.org")
                .subject("watched")
                .containing(content));
    }

    private static byte[] virus() {
        return Causes.VIRUS.getBytes(StandardCharsets.US_ASCII);
    }
}
