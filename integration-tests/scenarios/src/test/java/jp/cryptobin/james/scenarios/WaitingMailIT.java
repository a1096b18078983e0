package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Where mail waits for the vault, as an administrator sees it: with the commands of the operator's guides. */
class WaitingMailIT {
    private static final String REPOSITORY = "var/mail/cryptobin-deferred/";
    private static final String MAILS =
            "'http://127.0.0.1:8000/mailRepositories/var%2Fmail%2Fcryptobin-deferred%2F/mails";

    private static Stage stage(UnaryOperator<JamesSetup> changes) {
        return Stage.set(Places.ofBuild(), changes, System.out::println);
    }

    private static void sendInMaintenance(Stage stage, Account sender, String recipient, int retryAfter)
            throws IOException {
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\",\"retryAfterSeconds\":" + retryAfter + "}}");
        stage.send(Letter.from(sender)
                .to(recipient)
                .subject("patience")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", Samples.pdf(1_000)))));
    }

    /** A command, which must stand in the guides of both languages. */
    private static String curl(Stage stage, String command, String name) throws IOException {
        for (String guide : List.of("operating.md", "operating.ja.md")) {
            assertThat(Files.readAllLines(Path.of("../../docs", guide))).contains("    " + command);
        }
        return stage.james().webAdmin().curl(command.replace("NAME", name));
    }

    private static void arrivesOnce(Stage stage, String recipient, String sender) {
        assertThat(stage.world().await(recipient, 2))
                .extracting(mail -> mail.mail().subject())
                .containsExactlyInAnyOrder("patience", "【クリプト便】patience");
        assertThat(stage.control().depositsOf(sender)).hasSize(1);
    }

    private static void awaitInRepository(Stage stage, int mails) {
        Awaitility.await(mails + " mails in " + REPOSITORY)
                .atMost(Duration.ofSeconds(30))
                .until(() -> stage.james().webAdmin().mailsIn(REPOSITORY) == mails);
    }

    @Test
    void goesOnFromTheRepositoryAfterARestart() throws IOException {
        try (Stage stage = stage(setup -> setup.upload("deferral", "repository").upload("releaseInterval", "1"))) {
            Account taro = stage.person("taro");
            sendInMaintenance(stage, taro, "restart@partner.example.org", 25);
            awaitInRepository(stage, 1);

            stage.james().stop();
            stage.james().comeBack();
            awaitInRepository(stage, 1);
            assertThat(stage.world().mails()).isEmpty();
            stage.control().reset();

            arrivesOnce(stage, "restart@partner.example.org", taro.address());
            awaitInRepository(stage, 0);
        }
    }

    @Test
    void isSeenInTheRepositoryAndReleasedByHand() throws IOException {
        try (Stage stage = stage(setup -> setup.upload("deferral", "repository"))) {
            Account taro = stage.person("taro");
            sendInMaintenance(stage, taro, "one@partner.example.org", 3_000);
            awaitInRepository(stage, 1);
            String name = curl(stage, "curl " + MAILS + "'", "").replaceAll("[\\[\\]\"\\s]", "");
            assertThat(curl(stage, "curl " + MAILS + "/NAME'", name))
                    .contains("taro@example.com", "one@partner.example.org", "\"state\":\"cryptobin\"");

            curl(stage, "curl -X PATCH " + MAILS + "/NAME?action=reprocess'", name);
            Awaitility.await("a second try")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> stage.james().logLines("try 2 failed").size() == 1);
            awaitInRepository(stage, 1);
            stage.control().reset();
            curl(stage, "curl -X PATCH " + MAILS + "?action=reprocess'", name);

            arrivesOnce(stage, "one@partner.example.org", taro.address());
            awaitInRepository(stage, 0);
        }
    }

    @Test
    void isSeenInTheQueueAndFlushed() throws IOException {
        try (Stage stage = stage(UnaryOperator.identity())) {
            Account taro = stage.person("taro");
            sendInMaintenance(stage, taro, "queue@partner.example.org", 3_000);
            String list = "curl 'http://127.0.0.1:8000/mailQueues/spool/mails?delayed=true'";
            Awaitility.await("a mail that waits in the queue")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(curl(stage, list, "")).contains("queue@partner.example.org"));
            stage.control().reset();

            curl(
                    stage,
                    "curl -X PATCH -d '{\"delayed\":\"false\"}' 'http://127.0.0.1:8000/mailQueues/spool/mails?delayed=true'",
                    "");

            arrivesOnce(stage, "queue@partner.example.org", taro.address());
        }
    }
}
