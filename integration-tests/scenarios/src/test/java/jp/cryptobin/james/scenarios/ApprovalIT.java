package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A section with approval: the mail leaves at once, and the gateway follows the files to their end (manual 3.1.2, 3.2,
 * 5.6.15, 5.6.20). The gateway runs as shipped but for its patience.
 */
@OnUsualGateway
class ApprovalIT {
    private static Account postmaster;

    private final ApprovalScene scene;
    private final Stage stage;

    ApprovalIT(Stage stage) {
        this.scene = new ApprovalScene(stage);
        this.stage = stage;
    }

    @BeforeAll
    static void appointPostmaster(Stage stage) {
        postmaster = stage.person("postmaster");
    }

    @BeforeEach
    void requireApproval() {
        scene.requireApproval();
    }

    @Test
    void deliversTheFilesWhenTheApproverApprovesAndTellsTheSenderNothing() throws IOException {
        Account taro = stage.person("taro.approved");
        String recipient = "approved@partner.example.org";
        StoredDeposit deposit = scene.sendForApproval(taro, recipient);
        assertThat(stage.world().mailsFor(recipient))
                .as("no deposit notice yet")
                .hasSize(1);

        stage.control().decide(deposit.id(), "DELIVERED", "");

        List<RelayedMail> mails = stage.world().await(recipient, 2);
        Visitor visitor = new Visitor(deposit.recipients().get(0).url());
        assertThat(visitor.enter(PasswordBlock.passwordIn(mails.get(0).mail())).opened())
                .isTrue();
        scene.awaitEnd();
        scene.awaitLog("deposit " + deposit.id() + " is approved");
        assertThat(stage.mailbox(taro).messages()).isEmpty();
    }

    @Test
    void tellsTheSenderOnceThatTheApproverRejected() throws IOException {
        Account taro = stage.person("taro.rejected");
        String recipient = "rejected@partner.example.org";
        StoredDeposit deposit = scene.sendForApproval(taro, recipient);

        stage.control().decide(deposit.id(), "REJECTED", "宛先が違います");

        ReceivedMail notice = onlyNotice(taro);
        assertThat(notice.text()).contains(Message.textOf("E24")).contains("・宛先が違います", "・" + recipient);
        assertThat(stage.world().mailsFor(recipient)).hasSize(1);
        assertThat(toldAbout(taro)).isEmpty();
    }

    @Test
    void tellsTheSenderAndThePostmasterThatTheApprovalSettingsAreInvalid() throws IOException {
        Account taro = stage.person("taro.invalid");
        StoredDeposit deposit = scene.sendForApproval(taro, "invalid@partner.example.org");

        stage.control().decide(deposit.id(), "APPROVAL_INVALID", "");

        assertThat(onlyNotice(taro).text()).contains(Message.textOf("E25"));
        assertThat(toldAbout(taro))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains(Message.textOf("E25")));
    }

    @Test
    void tellsTheSenderOfAVirusThatIsFoundLater() throws IOException {
        stage.control().change("{\"virusScan\":\"AFTER_DEPOSIT\"}");
        Account taro = stage.person("taro.infected");
        byte[] virus = Causes.VIRUS.getBytes(StandardCharsets.US_ASCII);

        stage.send(ApprovalScene.letter(
                taro,
                draft -> draft.to("infected@partner.example.org"),
                MimePart.file("application/x-dosexec", "検体.com", virus)));

        assertThat(onlyNotice(taro).text()).contains(Message.textOf("E19")).contains("検体.com");
        assertThat(stage.world().mailsFor("infected@partner.example.org")).hasSize(1);
    }

    @Test
    void tellsNobodyWhenTheSenderCancelled() throws IOException {
        Account taro = stage.person("taro.cancelled");
        StoredDeposit deposit = scene.sendForApproval(taro, "cancelled@partner.example.org");

        scene.cancel(deposit);

        scene.awaitEnd();
        scene.awaitLog("deposit " + deposit.id() + " reaches nobody: Cancelled");
        assertThat(stage.mailbox(taro).messages()).isEmpty();
        assertThat(stage.world().mailsFor("cancelled@partner.example.org")).hasSize(1);
    }

    @Test
    void tellsTheSenderWhenNobodyApprovedInTime() throws IOException {
        Account taro = stage.person("taro.expired");
        StoredDeposit deposit = scene.sendForApproval(taro, "expired@partner.example.org");

        stage.control().expire(deposit.id());

        ReceivedMail notice = onlyMail(taro);
        assertThat(notice.text())
                .contains("承認されないまま保管期限を過ぎたため、宛先に送信されませんでした。", "nobody approved them before they expired")
                .doesNotContain("エラー内容：");
        assertThat(notice.subject()).startsWith("【クリプト便】添付ファイルは送信されません").endsWith(": approval");
    }

    @Test
    void tellsOnceOfAMailThatWasSentTwice() throws IOException {
        Account taro = stage.person("taro.twice");
        String recipient = "twice@partner.example.org";
        Letter letter = ApprovalScene.letter(taro, recipient);
        stage.send(letter);
        stage.send(letter);
        stage.world().await(recipient, 2);
        StoredDeposit deposit = scene.following(taro, recipient);

        stage.control().decide(deposit.id(), "REJECTED", "");

        assertThat(onlyNotice(taro).text()).contains(Message.textOf("E24"));
    }

    @Test
    void keepsAskingWhileTheVaultIsAway() throws IOException {
        Account taro = stage.person("taro.unanswered");
        StoredDeposit deposit = scene.sendForApproval(taro, "unanswered@partner.example.org");
        stage.vault().kill();
        try {
            scene.awaitLog("deposit " + deposit.id() + " cannot be told about");
        } finally {
            stage.vault().comeBack();
        }

        stage.control().decide(deposit.id(), "REJECTED", "");

        assertThat(onlyNotice(taro).text()).contains(Message.textOf("E24"));
    }

    /** The only mail of this person, about files whose mail has left, with nothing of that mail but its header. */
    private ReceivedMail onlyNotice(Account sender) {
        ReceivedMail notice = onlyMail(sender);
        assertThat(notice.text().lines().filter(line -> line.startsWith("エラー内容：")))
                .hasSize(1);
        assertThat(notice.text()).contains("メール本文は送信済みです。").doesNotContain("差し止めました");
        return notice;
    }

    private ReceivedMail onlyMail(Account sender) {
        stage.mailbox(sender).await(1);
        scene.awaitEnd();
        List<ReceivedMail> mails = stage.mailbox(sender).messages();
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).parsed()).satisfies(parsed -> {
            assertThat(parsed.getHeader("Return-Path")).containsExactly("<>");
            assertThat(parsed.getHeader("Auto-Submitted", null)).startsWith("auto-");
        });
        assertThat(mails.get(0).text()).doesNotContain("本文です。", "クリプト便ファイルパスワード");
        return mails.get(0);
    }

    private List<ReceivedMail> toldAbout(Account sender) {
        return stage.mailbox(postmaster).messages().stream()
                .filter(mail -> mail.text().contains(sender.address()))
                .toList();
    }
}
