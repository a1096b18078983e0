package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vault that takes connections and never answers: the worst for whoever waits for it, and nobody else may notice. */
class HangingVaultIT {
    private static final String TENANT = "sales.example.com";
    private static final int MAILS = 30;
    /** Calls, and mail that waits for its turn in a thread: four fifths of the spooler's. */
    private static final int IN_THREADS = 16;
    /** Half the time that a call may hang: on a busy machine, mail that waits for nobody takes seconds as well. */
    private static final Duration PROMPT = Duration.ofSeconds(60);

    private static final MimePart TEXT = text("text");
    private static final MimePart WITH_FILE =
            multipart("mixed", TEXT, file("application/pdf", "a.pdf", Samples.pdf(20_000)));

    private @Nullable VaultProcess ofTenant;
    private Stage stage;

    @BeforeEach
    void setStage() {
        stage = Stage.set(Places.ofBuild(), this::twoVaults, System.out::println);
        stage.james().webAdmin().addDomain(TENANT);
    }

    private JamesSetup twoVaults(JamesSetup setup, VaultProcess vault, SmartHost world) {
        ofTenant = VaultProcess.start(Places.ofBuild(), world.host(), world.port(), System.out::println);
        return setup.tenant("sales", TENANT, ofTenant.url(), ofTenant.login(), ofTenant.password())
                .replace("cryptobin.properties", "vault.down.pause=30", "vault.down.pause=2");
    }

    @AfterEach
    void close() {
        if (stage != null) {
            stage.close();
        }
        if (ofTenant != null) {
            ofTenant.close();
        }
    }

    @Test
    void holdsUpOnlyTheMailThatIsForIt() throws IOException {
        Account taro = stage.person("taro");
        Account sales = stage.personAt("jiro@" + TENANT);
        stage.control().hang(MAILS, Duration.ofHours(1));
        for (int i = 1; i <= MAILS; i++) {
            send(taro, waiting(i), WITH_FILE);
        }
        stage.awaitLog("not tried", MAILS - IN_THREADS);
        assertThat(stage.james().logLines("ValidateMessage").stream()
                        .filter(line -> line.contains(" files, violations [")))
                .as("inspections")
                .hasSize(MAILS);

        arrivesPromptly(taro, "without-file@partner.example.org", TEXT, 1);
        arrivesPromptly(sales, "of-sales@partner.example.org", WITH_FILE, 2);
        assertThat(stage.world().mails()).noneMatch(mail -> mail.recipients().contains(waiting(1)));

        stage.vault().kill();
        stage.vault().comeBack();
        for (int i = 1; i <= MAILS; i++) {
            assertThat(stage.world().await(waiting(i), 2)).hasSize(2);
        }
        assertThat(stage.control().depositsOf(taro.address()))
                .extracting(StoredDeposit::addresses)
                .flatExtracting(addresses -> addresses)
                .containsExactlyInAnyOrder(IntStream.rangeClosed(1, MAILS)
                        .mapToObj(HangingVaultIT::waiting)
                        .toArray(String[]::new));
        assertThat(stage.mailbox(taro).messages()).isEmpty();
    }

    private static String waiting(int number) {
        return "waiting-" + number + "@partner.example.org";
    }

    private void send(Account sender, String recipient, MimePart body) throws IOException {
        stage.send(Letter.from(sender).to(recipient).subject("patience").containing(body));
    }

    private void arrivesPromptly(Account sender, String recipient, MimePart body, int mails) throws IOException {
        Instant sent = Instant.now();
        send(sender, recipient, body);
        assertThat(stage.world().await(recipient, mails)).hasSize(mails);
        assertThat(Duration.between(sent, Instant.now())).isLessThan(PROMPT);
    }
}
