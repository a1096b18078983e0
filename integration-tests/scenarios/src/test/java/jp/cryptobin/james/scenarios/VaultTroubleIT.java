package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.VaultControl.Exchange;
import jp.cryptobin.james.scenarios.vault.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vault that is away, slow of answer or in maintenance: mail waits, nothing leaves early, nothing comes twice. */
@OnUsualGateway
class VaultTroubleIT {
    private static final byte[] PDF = Samples.pdf(50_000);

    private final Stage stage;

    VaultTroubleIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void holdsMailWhileTheVaultIsAwayAndSendsItOnceWhenItIsBack() throws IOException {
        Account taro = stage.person("taro.away");
        int failures = stage.james().logLines("try 2 failed").size();
        stage.vault().kill();
        try {
            sendTo("away@partner.example.org", taro);
            stage.awaitLog("try 2 failed", failures + 1);
            assertThat(stage.world().mailsFor("away@partner.example.org")).isEmpty();
            assertThat(stage.mailbox(taro).messages()).isEmpty();
        } finally {
            stage.vault().comeBack();
        }

        arrivesOnce("away@partner.example.org", taro);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset_before", "reset_after", "html_503", "truncated_answer", "wrong_digest"})
    void makesOneDepositAndOneNoticeWhenTheConnectionBreaks(String fault) throws IOException {
        Account taro = stage.person("taro." + fault);
        String recipient = fault + "@partner.example.org";
        int before = stage.control().uploads().size();
        stage.control().breakNextUpload(fault.toUpperCase(Locale.ROOT));

        sendTo(recipient, taro);

        arrivesOnce(recipient, taro);
        List<Exchange> uploads = stage.control().uploads();
        assertThat(uploads.subList(before, uploads.size()))
                .extracting(Exchange::idempotencyKey)
                .hasSizeGreaterThanOrEqualTo(1)
                .containsOnly(uploads.get(uploads.size() - 1).idempotencyKey());
    }

    @Test
    void waitsOutAMaintenance() throws IOException {
        Account taro = stage.person("taro.maintenance");
        int failures = stage.james().logLines("try 1 failed").size();
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\"}}");
        sendTo("maintenance@partner.example.org", taro);
        stage.awaitLog("try 1 failed", failures + 1);
        assertThat(stage.world().mailsFor("maintenance@partner.example.org")).isEmpty();

        stage.control().reset();

        arrivesOnce("maintenance@partner.example.org", taro);
    }

    @Test
    void comesBackNoEarlierThanTheVaultWants() throws IOException {
        Account taro = stage.person("taro.retry-after");
        int before = stage.control().uploads().size();
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\",\"retryAfterSeconds\":4}}");
        sendTo("retry-after@partner.example.org", taro);
        Stage.patiently("an upload").until(() -> stage.control().uploads().size() > before);
        stage.control().reset();

        arrivesOnce("retry-after@partner.example.org", taro);
        List<Exchange> uploads = stage.control().uploads();
        assertThat(Duration.between(
                        uploads.get(before).at(), uploads.get(before + 1).at()))
                .isBetween(Duration.ofSeconds(4), Duration.ofMinutes(1));
    }

    private void sendTo(String recipient, Account sender) throws IOException {
        stage.send(Letter.from(sender)
                .to(recipient)
                .subject("patience")
                .containing(multipart("mixed", text("text"), file("application/pdf", "a.pdf", PDF))));
    }

    private void arrivesOnce(String recipient, Account sender) {
        List<RelayedMail> mails = stage.world().await(recipient, 2);
        assertThat(mails)
                .extracting(mail -> mail.mail().subject())
                .containsExactlyInAnyOrder("patience", "【クリプト便】patience");
        List<StoredDeposit> deposits = stage.control().depositsOf(sender.address());
        assertThat(deposits).hasSize(1);
        RelayedMail body = mails.stream()
                .filter(mail -> mail.mail().subject().equals("patience"))
                .findFirst()
                .orElseThrow();
        Visitor visitor = new Visitor(deposits.get(0).recipients().get(0).url());
        assertThat(visitor.enter(PasswordBlock.passwordIn(body.mail())).opened())
                .isTrue();
        assertThat(visitor.download(0)).isEqualTo(PDF);
        stage.awaitQuiet();
        assertThat(stage.mailbox(sender).messages()).isEmpty();
    }
}
