package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedPart;
import jp.cryptobin.james.scenarios.server.WebAdmin;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an administrator sends to {@code relay} by hand, past the pipeline. */
@OnUsualGateway
class LastGuardIT {
    private static final String ERROR = "var/mail/error/";
    private static final String STOPPED = "var/mail/cryptobin-stopped/";

    private final Stage stage;
    private final WebAdmin webAdmin;

    LastGuardIT(Stage stage) {
        this.stage = stage;
        this.webAdmin = stage.james().webAdmin();
    }

    private static MimePart withFile() {
        return multipart("mixed", text("Here they are."), file("application/pdf", "plans.pdf", Samples.pdf(20_000)));
    }

    /** A mail that has been round too often: it is kept before anything has looked at it. */
    private String keptInError(Account sender, String recipient, MimePart content) throws IOException {
        List<String> before = webAdmin.namesIn(ERROR);
        Letter.Draft draft = Letter.from(sender).to(recipient).subject("plans");
        for (int i = 0; i < 30; i++) {
            draft.with("Received: from a by b; Tue, 24 Nov 2026 06:00:00 +0000");
        }
        stage.send(draft.containing(content));
        return newIn(ERROR, before);
    }

    private String newIn(String repository, List<String> before) {
        return await(() -> webAdmin.namesIn(repository).stream()
                .filter(name -> !before.contains(name))
                .findFirst()
                .orElse(""));
    }

    private static String await(Callable<String> name) {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).until(name, found -> !found.isEmpty());
    }

    @Test
    void stopsAFileKeepsItAndTellsOfIt() throws IOException {
        Account taro = stage.person("taro.guard");
        String mail = keptInError(taro, "partner.guard@example.org", withFile());
        assertThat(stage.mailbox(taro).await(1)).hasSize(1);
        List<String> before = webAdmin.namesIn(STOPPED);

        webAdmin.reprocess(ERROR, mail, "relay");

        String stopped = newIn(STOPPED, before);
        assertThat(stopped).isEqualTo(mail);
        assertThat(stage.mailbox(taro).await(2))
                .filteredOn(notice -> notice.toString().contains("Auto-Submitted: auto-replied"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.toString()).contains("Subject: plans"));
        assertThat(stage.world().mailsFor("partner.guard@example.org")).isEmpty();

        // The right way out of there.
        webAdmin.reprocess(STOPPED, stopped, "cryptobin");

        assertThat(stage.world().await("partner.guard@example.org", 1))
                .filteredOn(left -> left.mail().subject().equals("plans"))
                .allSatisfy(left -> assertThat(left.mail().parts())
                        .extracting(ReceivedPart::type)
                        .containsExactly("text/plain"));
        assertThat(stage.control().depositsOf(taro.address())).hasSize(1);
    }

    @Test
    void stopsAFileForAMailboxOfThisServerToo() throws IOException {
        Account taro = stage.person("taro.guard.local");
        Account hanako = stage.person("hanako.guard.local");
        String mail = keptInError(taro, hanako.address(), withFile());
        List<String> before = webAdmin.namesIn(STOPPED);

        webAdmin.reprocess(ERROR, mail, "relay");

        assertThat(newIn(STOPPED, before)).isEqualTo(mail);
        assertThat(stage.mailbox(hanako).messages()).isEmpty();
    }

    @Test
    void letsAMailWithoutFilesLeave() throws IOException {
        Account taro = stage.person("taro.guard.text");
        String mail = keptInError(taro, "partner.guard.text@example.org", verbatim("text/plain", "Good morning."));

        webAdmin.reprocess(ERROR, mail, "relay");

        assertThat(stage.world().await("partner.guard.text@example.org", 1))
                .singleElement()
                .satisfies(left -> assertThat(left.mail().toString()).endsWith("\r\n\r\nGood morning.\r\n"));
    }
}
