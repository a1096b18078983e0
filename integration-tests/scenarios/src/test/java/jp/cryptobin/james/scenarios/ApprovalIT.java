package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A section with approval: the mail leaves at once, and the gateway follows the files to their end (manual 3.1.2). */
class ApprovalIT {
    private static final String WAITING = "var/mail/cryptobin-approval/";

    private static Stage stage;
    private static Account postmaster;

    @BeforeAll
    static void setStage() {
        stage = Stage.set(Places.ofBuild(), setup -> setup.impatientForApproval(), System.out::println);
        postmaster = stage.person("postmaster");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void requireApproval() {
        stage.control().change("{\"approval\":{\"on\":true,\"approvers\":[\"approver@example.com\"]}}");
    }

    @AfterEach
    void resetVault() {
        stage.control().reset();
    }

    @Test
    void tellsTheSenderOnceThatTheApproverRejected() throws IOException {
        Account taro = stage.person("taro.rejected");
        String recipient = "rejected@partner.example.org";
        StoredDeposit deposit = sendForApproval(taro, recipient);

        stage.control().decide(deposit.id(), "REJECTED", "宛先が違います");

        ReceivedMail notice = stage.mailbox(taro).await(1).get(0);
        assertThat(notice.text()).contains(Message.textOf("E24")).contains("・宛先が違います", "メール本文は送信済みです。");
        awaitEndOfAll();
        assertThat(stage.mailbox(taro).messages()).hasSize(1);
        assertThat(stage.world().mailsFor(recipient)).hasSize(1);
    }

    /** A mail with a file whose body has arrived while the file waits, and is being followed. */
    private static StoredDeposit sendForApproval(Account sender, String recipient) throws IOException {
        stage.send(Letter.from(sender)
                .to(recipient)
                .subject("approval")
                .containing(multipart("mixed", text("text"), Cause.pdf("a.pdf"))));
        ReceivedMail body = stage.world().await(recipient, 1).get(0).mail();
        assertThat(body.text()).contains("こちらのメールは、送信元の承認者が承認され次第、添付ファイルがクリプト便によって送信されています。", "クリプト便ファイルパスワード：");
        List<StoredDeposit> deposits = stage.control().depositsOf(sender.address());
        assertThat(deposits).hasSize(1);
        assertThat(deposits.get(0).state()).isEqualTo("AWAITING_APPROVAL");
        awaitLog("deposit " + deposits.get(0).id() + " waits for approval; question 3");
        return deposits.get(0);
    }

    private static void awaitLog(String text) {
        Awaitility.await(text + " in the log of James")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !stage.james().logLines(text).isEmpty());
    }

    /** Nothing is followed any more, and nothing is on its way. */
    private static void awaitEndOfAll() {
        Awaitility.await("the end of all follow-ups")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stage.james().webAdmin().mailsIn(WAITING)
                                + stage.james().webAdmin().mailsInQueue("spool")
                                + stage.james().webAdmin().mailsInQueue("outgoing")
                        == 0);
    }
}
