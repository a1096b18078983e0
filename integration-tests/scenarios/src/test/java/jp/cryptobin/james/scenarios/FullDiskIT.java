package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.SmallDisk;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Temporary files find no room for a while: what needs none goes on, it is said, and nothing has to be restarted. */
@Order(4)
class FullDiskIT {
    private static final String CHECK = "/healthcheck/checks/Crypto-bin%20disk%20space";

    @Test
    void goesOnByItselfWhenThereIsRoomAgain() throws IOException {
        Places places = Places.ofBuild();
        try (SmallDisk disk = smallDisk(places.work());
                Stage stage = Stage.set(
                        places, setup -> setup.durable().option("-Djava.io.tmpdir=" + disk.folder()), line -> {})) {
            Account taro = stage.person("taro.disk");
            assertThat(send(stage, taro, "before@partner.example.org", 200_000)).isEqualTo(250);
            stage.world().await("before@partner.example.org", 1);
            stage.awaitQuiet();
            assertThat(stage.james().webAdmin().look(CHECK).body()).doesNotContain("unhealthy");

            // Accepted while there is room, and in hand when there is none.
            stage.control().breakUploads("HTML_503", 3);
            assertThat(send(stage, taro, "waits@partner.example.org", 200_000)).isEqualTo(250);
            stage.awaitLog("try 1 failed", 1);
            disk.fill();

            assertThat(send(stage, taro, "text@partner.example.org", 0)).isEqualTo(250);
            stage.world().await("text@partner.example.org", 1);
            assertThat(send(stage, taro, "small@partner.example.org", 2_000)).isEqualTo(250);
            stage.world().await("small@partner.example.org", 1);
            // Its sender knows, and tries again. James hangs up behind that answer.
            assertThatThrownBy(() -> send(stage, taro, "large@partner.example.org", 300_000))
                    .hasMessageContaining("S: 451");
            Stage.patiently("a word about it")
                    .untilAsserted(() -> assertThat(
                                    stage.james().webAdmin().look(CHECK).body())
                            .contains("unhealthy", "temporary files", "MB free"));
            stage.awaitLog("No room, mail will stand still", 1);
            assertThat(stage.world().mailsFor("waits@partner.example.org")).isEmpty();

            disk.empty();

            stage.world().await("waits@partner.example.org", 1);
            assertThat(send(stage, taro, "after@partner.example.org", 300_000)).isEqualTo(250);
            stage.world().await("after@partner.example.org", 1);
            Stage.patiently("health")
                    .untilAsserted(() -> assertThat(
                                    stage.james().webAdmin().look(CHECK).body())
                            .doesNotContain("unhealthy"));
        }
    }

    private static int send(Stage stage, Account sender, String recipient, int octets) throws IOException {
        Letter.Draft draft = Letter.from(sender).to(recipient).subject("disk");
        return stage.send(
                        octets == 0
                                ? draft.containing(text("no file"))
                                : draft.containing(multipart(
                                        "mixed",
                                        text("with a file"),
                                        file("application/pdf", "a.pdf", Samples.pdf(octets)))))
                .code();
    }

    private static SmallDisk smallDisk(Path work) throws IOException {
        Files.createDirectories(work);
        Path folder = Files.createTempDirectory(work, "disk-");
        try {
            return SmallDisk.mount(folder, 160);
        } catch (IOException notAllowed) {
            return Assumptions.abort("SKIPPED: a small file system cannot be mounted here: " + notAllowed);
        }
    }
}
