package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;

/** What an operator sees of a running gateway: metrics, health and the audit log, as shipped. */
@OnUsualGateway
class ObservedGatewayIT {
    private final Stage stage;

    ObservedGatewayIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void countsWhatHappensToMailWherePrometheusReads() throws IOException {
        double transferred = metric("cryptobin_mails_transfer_total");
        double octets = metric("cryptobin_octets_total");
        double refused = metric("cryptobin_refusals_file_name_characters_total");
        double uploads = metric("cryptobin_upload_count");

        sendWithFile("taro.counted", "counted@partner.example.org", "a.pdf");
        sendWithFile("taro.refused", "nobody@partner.example.org", "a\uD83D\uDE00.pdf");
        stage.world().await("counted@partner.example.org", 2);

        Stage.patiently("the metrics").untilAsserted(() -> {
            assertThat(metric("cryptobin_mails_transfer_total")).isEqualTo(transferred + 1);
            assertThat(metric("cryptobin_octets_total")).isEqualTo(octets + 2_000);
            assertThat(metric("cryptobin_refusals_file_name_characters_total")).isEqualTo(refused + 1);
            assertThat(metric("cryptobin_upload_count")).isEqualTo(uploads + 1);
        });
    }

    @Test
    void tellsWhetherTheVaultTakesDeposits() {
        awaitHealth("Crypto-bin vault", "healthy");

        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\"}}");
        assertThat(awaitHealth("Crypto-bin vault", "degraded"))
                .contains("the vault is in maintenance (E11 maintenance)");
        stage.control().reset();
        awaitHealth("Crypto-bin vault", "healthy");

        stage.vault().kill();
        try {
            assertThat(awaitHealth("Crypto-bin vault", "unhealthy")).contains("the vault cannot be had");
        } finally {
            stage.vault().comeBack();
        }
        awaitHealth("Crypto-bin vault", "healthy");
        assertThat(health("Crypto-bin waiting mail")).contains("\"status\":\"healthy\"");
    }

    @Test
    void writesAnAuditLogThatTheCommandOfTheJarFindsWholeUntilALineIsChanged() throws Exception {
        sendWithFile("taro.audited", "audited@partner.example.org", "audited.pdf");
        stage.world().await("audited@partner.example.org", 2);
        Path log = stage.james().root().resolve("logs/cryptobin-audit.log");
        Stage.patiently("the audit of a mail that has left")
                .until(() -> lines(log, "audited@partner.example.org").stream()
                        .anyMatch(line -> line.contains("\"event\":\"rewritten\"")));

        List<String> lines = lines(log, "audited@partner.example.org");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"event\":\"inspected\"", "\"verdict\":\"transfer\"", "audited.pdf");
        assertThat(lines.get(1)).contains("\"event\":\"deposited\"", "\"size\":2000", "\"sha256\":\"");
        assertThat(lines.get(2)).contains("\"event\":\"rewritten\"");
        assertThat(verify(log)).isZero();

        Path changed = Files.createTempFile(stage.james().root(), "changed", ".log");
        Files.writeString(changed, Files.readString(log).replace("audited.pdf", "another.pdf"));
        assertThat(verify(changed)).isEqualTo(1);
    }

    private void sendWithFile(String sender, String recipient, String name) throws IOException {
        Account account = stage.person(sender);
        stage.send(Letter.from(account)
                .to(recipient)
                .subject("observed")
                .containing(multipart("mixed", text("text"), file("application/pdf", name, Samples.pdf(2_000)))));
    }

    private double metric(String name) {
        String metrics = stage.james().webAdmin().look("/metrics").body();
        Matcher line =
                Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(metrics);
        assertThat(line.find()).as("%s in%n%s", name, metrics).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private String awaitHealth(String component, String status) {
        return Stage.patiently(component + " is " + status)
                .until(() -> health(component), answer -> answer.contains("\"status\":\"" + status + "\""));
    }

    private String health(String component) {
        return stage.james()
                .webAdmin()
                .look("/healthcheck/checks/" + component.replace(" ", "%20"))
                .body();
    }

    private static List<String> lines(Path log, String text) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).toList();
        }
    }

    private int verify(Path log) throws IOException, InterruptedException {
        Path jar;
        try (Stream<Path> jars = Files.list(stage.james().root().resolve("extensions-jars"))) {
            jar = jars.findFirst().orElseThrow();
        }
        File output =
                Files.createTempFile(stage.james().root(), "verify", ".txt").toFile();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "verify-audit",
                        log.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .waitFor();
    }
}
