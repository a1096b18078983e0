package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.crash.Verdict;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Prometheus;
import jp.cryptobin.james.scenarios.soak.Soak;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Mail of every kind under load while vault, network and smart host come and go. System properties:
 * {@code soak.minutes}, how long the load lasts (by itself less than one); {@code soak.seed}, of the weather;
 * {@code soak.output}, the folder for the curves. A Prometheus that is installed watches the load of minutes.
 */
@Order(3)
class SoakIT {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 0);
    private static final Duration LOAD = MINUTES == 0 ? Duration.ofSeconds(25) : Duration.ofMinutes(MINUTES);
    private static final long SEED = Long.getLong("soak.seed", 20_261_124L);
    /** Mails that must have arrived before the load ends. */
    private static final int ENOUGH = Math.max(40, 75 * MINUTES);

    @Test
    void everyMailEndsDeliveredOrToldExactlyOnce() throws Exception {
        Places places = Places.ofBuild();
        try (Soak soak = Soak.set(places, LOAD, SEED)) {
            Verdict verdict = MINUTES > 0 && Prometheus.installed() ? runWatched(soak, places) : soak.run(ENOUGH);

            soak.tell(Path.of(System.getProperty(
                    "soak.output", places.work().resolveSibling("soak").toString())));
            assertThat(verdict.wrongs()).as("seed %d", SEED).isEmpty();
            // A soak in which nothing went wrong shows nothing.
            assertThat(verdict.of("told")).as("told, seed %d", SEED).isPositive();
            assertThat(verdict.of("delivered")).as("delivered, seed %d", SEED).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(soak.failedTries()).as("failed tries, seed %d", SEED).isPositive();
        }
    }

    /** It reads the metrics all the time, and every query of the dashboard has something to show. */
    private static Verdict runWatched(Soak soak, Places places) throws Exception {
        try (Prometheus prometheus =
                Prometheus.watch(places, Duration.ofSeconds(5), System.out::println, soak.webAdmin())) {
            Verdict verdict = soak.run(ENOUGH);

            assertThat(prometheus.ask("min_over_time(up[" + MINUTES + "m])"))
                    .extracting(Prometheus.Sample::value)
                    .as("read at every look")
                    .containsExactly(1.0);
            List<Dashboard.Query> queries = Dashboard.shipped(places).queries();
            assertThat(queries)
                    .allSatisfy(query -> assertThat(prometheus.ask(
                                    "count_over_time((" + query.expression() + ")[" + MINUTES + "m:10s])"))
                            .as(query.expression())
                            .isNotEmpty());
            System.out.printf(
                    "Soak: Prometheus read %.0f times, %d queries of the dashboard with data, alerts that fired: %s%n",
                    prometheus
                            .ask("count_over_time(up[" + 2 * MINUTES + "m])")
                            .get(0)
                            .value(),
                    queries.size(),
                    prometheus.ask("count_over_time(ALERTS{alertstate=\"firing\"}[" + 2 * MINUTES + "m])").stream()
                            .map(sample -> sample.labels().get("alertname"))
                            .distinct()
                            .toList());
            return verdict;
        }
    }
}
