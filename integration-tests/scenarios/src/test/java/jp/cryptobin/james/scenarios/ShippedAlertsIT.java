package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.Prometheus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The alerts of the archive, tried on series that ship beside them. */
class ShippedAlertsIT {
    private static final Path ALERTS = Prometheus.alerts(Places.ofBuild());
    private static final Path SERIES = ALERTS.resolveSibling("prometheus-alerts.test.yml");

    /** Is tried whether it fires, or whether it stays silent. */
    private static final Pattern TRIED =
            Pattern.compile("alertname: (?<alert>\\w+)\\n +eval_time: \\w+\\n +exp_alerts:(?<silent> \\[\\])?");

    @Test
    void everyAlertIsTriedWithSeriesThatFireItAndSeriesThatDoNot() throws IOException {
        Set<String> alerts = Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(ALERTS))
                .results()
                .map(alert -> alert.group(1))
                .collect(Collectors.toSet());

        assertThat(tried(false)).isEqualTo(alerts);
        assertThat(tried(true)).isEqualTo(alerts);
        assertThat(alerts).hasSizeGreaterThan(5);
    }

    private static Set<String> tried(boolean silent) throws IOException {
        return TRIED.matcher(Files.readString(SERIES))
                .results()
                .filter(trial -> (trial.group(2) != null) == silent)
                .map(trial -> trial.group(1))
                .collect(Collectors.toSet());
    }

    /** Skipped where the program is not installed, as all that needs it. */
    @NeedsPrometheus
    @Nested
    class ByPromtool {
        @Test
        void fireWhenTheyMustAndOnlyThen() throws IOException, InterruptedException {
            Process promtool = new ProcessBuilder(
                            Prometheus.program("promtool").toString(), "test", "rules", SERIES.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(promtool.waitFor()).as(output).isZero();
        }
    }
}
