package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ships switched off: receipts, notices to recipients, and the end of deposits that nobody can open. */
@OnGateway(Gateway.COMPLETE)
class DepositSettingsIT {
    private final ApprovalScene scene;
    private final Stage stage;

    DepositSettingsIT(Stage stage) {
        this.scene = new ApprovalScene(stage);
        this.stage = stage;
    }

    @BeforeAll
    static void appointPostmaster(Stage stage) {
        stage.appointPostmaster();
    }

    @Test
    void tellsEachRecipientByItselfThatRejectedFilesWillNotCome() throws IOException, MessagingException {
        scene.requireApproval();
        Account taro = stage.person("taro.withdrawn");
        String named = "named@partner.example.org";
        String secret = "secret@partner.example.org";
        stage.send(ApprovalScene.letter(taro, draft -> draft.to(named).bcc(secret), Cause.pdf("a.pdf")));
        StoredDeposit deposit = scene.following(taro, named);

        stage.control().decide(deposit.id(), "REJECTED", "内輪の理由");

        for (String recipient : List.of(named, secret)) {
            RelayedMail notice = stage.world().await(recipient, 2).get(1);
            assertThat(notice.recipients()).containsExactly(recipient);
            assertThat(notice.sender()).isEmpty();
            assertThat(notice.mail().parsed().getHeader("To")).containsExactly(recipient);
            assertThat(notice.mail().text())
                    .contains("送信が取りやめられたため、お受け取りいただけません。", "they have been withdrawn", taro.address())
                    .doesNotContain("内輪の理由");
        }
        assertThat(stage.world().mailsFor(named).get(1).mail().toString()).doesNotContain(secret);
        scene.awaitEnd();
        assertThat(stage.mailbox(taro).messages())
                .filteredOn(mail -> mail.text().contains(Message.textOf("E24")))
                .hasSize(1);
    }

    @Test
    void givesTheSenderAReceiptWithTheLinkAndWithoutThePassword() throws IOException, MessagingException {
        Account taro = stage.person("taro.receipt");
        String recipient = "receipt@partner.example.org";
        stage.send(ApprovalScene.letter(taro, recipient));

        ReceivedMail receipt = stage.mailbox(taro).await(1).get(0);

        assertThat(receipt.subject()).startsWith("【クリプト便】添付ファイルお預かりの控え").endsWith(": approval");
        assertThat(receipt.text())
                .contains("・a.pdf (1000 B)", "・" + recipient, "状態 : 送信済み", "有効期限 : ")
                .contains("次のURLにアクセスしてください。", stage.vault().url() + "/");
        String password = PasswordBlock.passwordIn(bodyFor(recipient));
        assertThat(receipt.text()).doesNotContain(password);
        assertThat(receipt.html()).contains("a.pdf").doesNotContain(password);
        assertThat(receipt.parsed().getHeader("Return-Path")).containsExactly("<>");
        assertThat(receipt.parsed().getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
    }

    @Test
    void cancelsTheDepositOfAMailThatReachesNobody() throws IOException {
        Account taro = stage.person("taro.nobody");
        stage.world().refuse("gone1@partner.example.org");
        stage.world().refuse("gone2@partner.example.org");
        stage.send(ApprovalScene.letter(
                taro, draft -> draft.to("gone1@partner.example.org", "gone2@partner.example.org"), Cause.pdf("a.pdf")));

        assertThat(bounce(taro)).contains("gone1@partner.example.org", "gone2@partner.example.org");
        scene.awaitEnd();
        assertThat(stage.control().depositsOf(taro.address()))
                .extracting(StoredDeposit::state)
                .containsExactly("CANCELLED");
    }

    @Test
    void keepsTheDepositOfAMailThatReachesSomebody() throws IOException {
        Account taro = stage.person("taro.somebody");
        stage.world().refuse("gone3@partner.example.org");
        stage.send(ApprovalScene.letter(
                taro, draft -> draft.to("gone3@partner.example.org", "there@partner.example.org"), Cause.pdf("a.pdf")));

        assertThat(bounce(taro)).contains("gone3@partner.example.org");
        bodyFor("there@partner.example.org");
        scene.awaitEnd();
        assertThat(stage.control().depositsOf(taro.address()))
                .extracting(StoredDeposit::state)
                .containsExactly("DELIVERED");
    }

    /** The report of failed delivery, which comes beside the receipt. */
    private String bounce(Account sender) {
        return stage.mailbox(sender).await(2).stream()
                .filter(mail -> mail.toString().contains("multipart/report"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private ReceivedMail bodyFor(String recipient) {
        return stage.world().await(recipient, 1).stream()
                .map(RelayedMail::mail)
                .filter(mail -> mail.subject().equals("approval"))
                .findFirst()
                .orElseThrow();
    }
}
