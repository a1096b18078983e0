package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.encoded;
import static jp.cryptobin.james.scenarios.mail.MimePart.file;
import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static jp.cryptobin.james.scenarios.mail.MimePart.verbatim;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedPart;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Local addresses that forward to the outside: what a forward re-sends is inspected, or stays inside, or was written by
 * the gateway itself. A mail that only looks like a bounce is none.
 */
@OnUsualGateway
class ForwardedMailIT {
    private static final String ERROR = "var/mail/error/";
    private static final String REPORT = "Reporting-MTA: dns; mx.example.org";

    private final Stage stage;

    ForwardedMailIT(Stage stage) {
        this.stage = stage;
    }

    private Account forwarding(String name, String target) {
        Account person = stage.person(name);
        stage.james().webAdmin().forward(person.address(), target);
        return person;
    }

    /** As another mail server does: at port 25, without a login. */
    private void handOver(String sender, String recipient, MimePart message) throws IOException {
        String header = "From: postmaster@example.org\r\nSubject: handed over\r\nMIME-Version: 1.0\r\n";
        try (SmtpClient client =
                SmtpClient.connect(stage.james().host(), stage.james().ports().smtp())) {
            client.command("EHLO mx.example.org");
            client.command("MAIL FROM:<" + sender + ">");
            client.command("RCPT TO:<" + recipient + ">");
            assertThat(client.data((header + message + "\r\n").getBytes(StandardCharsets.UTF_8))
                            .code())
                    .isEqualTo(250);
        }
    }

    private static MimePart reportWithFile() {
        return multipart(
                "report; report-type=delivery-status",
                text("It could not be delivered."),
                verbatim("message/delivery-status", REPORT),
                file("application/pdf", "plans.pdf", Samples.pdf(20_000)));
    }

    @Test
    void keepsAFileInsideThatComesFromOutsideAsAReport() throws IOException {
        Account jiro = forwarding("jiro.report", "jiro.report@example.org");
        int kept = stage.james().webAdmin().mailsIn(ERROR);

        handOver("", jiro.address(), reportWithFile());

        // Nobody can be told of a report: it is kept.
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> stage.james().webAdmin().mailsIn(ERROR), mails -> mails == kept + 1);
        assertThat(stage.world().mailsFor("jiro.report@example.org")).isEmpty();
    }

    @Test
    void keepsAFileInsideThatComesFromOutsideAndTellsItsSender() throws IOException {
        Account jiro = forwarding("jiro.file", "jiro.file@example.org");

        handOver("partner.file@example.org", jiro.address(), reportWithFile());

        assertThat(stage.world().await("partner.file@example.org", 1))
                .singleElement()
                .satisfies(bounce -> {
                    assertThat(bounce.sender()).isEmpty();
                    assertThat(bounce.mail().toString()).contains("multipart/report", "Subject: handed over");
                    assertThat(bounce.mail().parts())
                            .extracting(ReceivedPart::type)
                            .doesNotContain("application/pdf");
                });
        assertThat(stage.world().mailsFor("jiro.file@example.org")).isEmpty();
    }

    @Test
    void sendsAColleaguesFileThroughTheVaultBeforeItIsForwarded() throws IOException {
        Account taro = stage.person("taro.plans");
        Account jiro = forwarding("jiro.forward", "jiro.forward@example.org");

        stage.send(Letter.from(taro)
                .to(jiro.address())
                .subject("plans")
                .containing(multipart(
                        "mixed", text("Here they are."), file("application/pdf", "plans.pdf", Samples.pdf(20_000)))));

        assertThat(stage.world().await("jiro.forward@example.org", 1))
                .filteredOn(mail -> mail.mail().subject().equals("plans"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.mail().parts())
                            .extracting(ReceivedPart::type)
                            .containsExactly("text/plain");
                    assertThat(PasswordBlock.passwordIn(mail.mail())).hasSize(15);
                });
        assertThat(stage.control().depositsOf(taro.address())).hasSize(1);
    }

    @Test
    void forwardsABounceOfItsOwn() throws IOException {
        Account shiro = forwarding("shiro.bounced", "shiro.bounced@example.org");
        stage.world().refuse("gone.forward@example.org");

        stage.send(Letter.from(shiro)
                .to("gone.forward@example.org")
                .subject("for nobody")
                .containing(text("The password is kgtUAv%hF.")));

        assertThat(stage.world().await("shiro.bounced@example.org", 1))
                .singleElement()
                .satisfies(bounce -> {
                    assertThat(bounce.sender()).isEmpty();
                    assertThat(bounce.mail().toString())
                            .contains("multipart/report", "user unknown", "Subject: for nobody")
                            .doesNotContain("kgtUAv");
                });
    }

    @Test
    void forwardsANoticeOfItsOwn() throws IOException {
        Account goro = forwarding("goro.told", "goro.told@example.org");

        stage.send(Letter.from(goro)
                .to("partner.told@example.org")
                .subject("sealed")
                .containing(encoded("application/pkcs7-mime; name=smime.p7m", Samples.pdf(2_000))));

        List<RelayedMail> told = stage.world().await("goro.told@example.org", 1);
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.sender()).isEmpty();
            assertThat(notice.mail().toString()).contains("Auto-Submitted: auto-replied", "Subject: sealed");
        });
        assertThat(stage.world().mailsFor("partner.told@example.org")).isEmpty();
    }
}
