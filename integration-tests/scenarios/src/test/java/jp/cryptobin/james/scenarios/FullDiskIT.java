package jp.cryptobin.james.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Temporary files find no room for a while: what needs none goes on, it is said, and nothing has to be restarted. */
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {
    private static final String CHECK = "/healthcheck/checks/Crypto-bin%20disk%20space";

    @Test
    void goesOnByItselfWhenThereIsRoomAgain() throws IOException, InterruptedException {
        Places places = Places.ofBuild();
        try (SmallDisk disk = SmallDisk.mount(places.work(), 160);
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

    /** A file system of its own, so small that it can be filled. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        private static final String FILLER = "filler";

        static SmallDisk mount(Path work, int mebibytes) throws IOException, InterruptedException {
            Files.createDirectories(work);
            Path folder = Files.createTempDirectory(work, "disk-");
            String trouble =
                    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "tmpfs", folder.toString());
            assumeTrue(trouble.isEmpty(), "SKIPPED: a small file system cannot be mounted here: " + trouble);
            return new SmallDisk(folder);
        }

        private static String run(String... command) throws IOException, InterruptedException {
            Process process;
            try {
                process = new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (IOException missing) {
                return missing.toString();
            }
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 ? "" : command[0] + " ended with " + process.exitValue() + ", " + said;
        }

        void fill() {
            try (OutputStream out = Files.newOutputStream(folder.resolve(FILLER))) {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }

        void empty() throws IOException {
            Files.delete(folder.resolve(FILLER));
        }

        @Override
        public void close() {
            try {
                String trouble = run("umount", "-l", folder.toString());
                assertThat(trouble).isEmpty();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
