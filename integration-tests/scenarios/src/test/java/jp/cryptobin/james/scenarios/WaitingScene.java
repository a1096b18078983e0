package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.stage.Stage;

/** A mail that waits for the vault, and the commands of the operator's guides about it. */
record WaitingScene(Stage stage) {

    void sendInMaintenance(Account sender, String recipient, int retryAfter) throws IOException {
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\",\"retryAfterSeconds\":" + retryAfter + "}}");
        stage.send(Letter.from(sender)
                .to(recipient)
                .subject("patience")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", Samples.pdf(1_000)))));
    }

    /** A command, which must stand in the guides of both languages. */
    String curl(String command, String name) throws IOException {
        for (String guide : List.of("operating.md", "operating.ja.md")) {
            assertThat(Files.readAllLines(Path.of("../../docs", guide))).contains("    " + command);
        }
        return stage.james().webAdmin().curl(command.replace("NAME", name));
    }

    void arrivesOnce(String recipient, String sender) {
        assertThat(stage.world().await(recipient, 2))
                .extracting(mail -> mail.mail().subject())
                .containsExactlyInAnyOrder("patience", "【クリプト便】patience");
        assertThat(stage.control().depositsOf(sender)).hasSize(1);
    }
}
