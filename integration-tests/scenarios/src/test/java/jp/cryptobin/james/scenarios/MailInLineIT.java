package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.junit.jupiter.api.Test;

/** Mail in line for a busy vault, with a queue on disk: the server may die, and each mail goes on, once. */
class MailInLineIT {
    private static final int MAILS = 24;
    /** Calls, and mail that waits for its turn in a thread: four fifths of the spooler's. */
    private static final int IN_THREADS = 16;

    @Test
    void goesOnOnceAfterTheServerWasKilled() throws IOException {
        try (Stage stage = Stage.set(
                Places.ofBuild(),
                setup -> setup.durable().replace("cryptobin.properties", "vault.down.pause=30", "vault.down.pause=2"),
                System.out::println)) {
            Account taro = stage.person("taro");
            stage.control().hang(MAILS, Duration.ofHours(1));
            for (int i = 1; i <= MAILS; i++) {
                stage.send(Letter.from(taro)
                        .to(recipient(i))
                        .subject("patience")
                        .containing(multipart(
                                "mixed", text("text"), file("application/pdf", "a.pdf", Samples.pdf(5_000)))));
            }
            stage.awaitLog("not tried", MAILS - IN_THREADS);

            stage.james().kill();
            stage.vault().kill();
            stage.vault().comeBack();
            stage.james().comeBack();

            for (int i = 1; i <= MAILS; i++) {
                assertThat(stage.world().await(recipient(i), 2)).hasSize(2);
            }
            assertThat(stage.control().depositsOf(taro.address()))
                    .extracting(StoredDeposit::addresses)
                    .flatExtracting(addresses -> addresses)
                    .containsExactlyInAnyOrder(IntStream.rangeClosed(1, MAILS)
                            .mapToObj(MailInLineIT::recipient)
                            .toArray(String[]::new));
        }
    }

    private static String recipient(int number) {
        return "in-line-" + number + "@partner.example.org";
    }
}
