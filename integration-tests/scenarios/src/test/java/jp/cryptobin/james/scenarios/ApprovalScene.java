package jp.cryptobin.james.scenarios;

import static jp.cryptobin.james.scenarios.mail.MimePart.multipart;
import static jp.cryptobin.james.scenarios.mail.MimePart.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import jp.cryptobin.james.vault.http.Timeouts;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;

/** A stage with a section that wants approval, and a gateway that asks about it often. */
record ApprovalScene(Stage stage) {
    static final String WAITING = "var/mail/cryptobin-approval/";

    void requireApproval() {
        stage.control().change("{\"approval\":{\"on\":true,\"approvers\":[\"approver@example.com\"]}}");
    }

    static Letter letter(Account sender, UnaryOperator<Letter.Draft> more, MimePart file) {
        return more.apply(Letter.from(sender).subject("approval")).containing(multipart("mixed", text("本文です。"), file));
    }

    static Letter letter(Account sender, String recipient) {
        return letter(sender, draft -> draft.to(recipient), Cause.pdf("a.pdf"));
    }

    /** Sends a mail with a file; when this returns, its body has arrived while the file waits, and is followed. */
    StoredDeposit sendForApproval(Account sender, String recipient) throws IOException {
        stage.send(letter(sender, recipient));
        return following(sender, recipient);
    }

    /** Waits until the body has arrived and the vault was asked about the file more than once. */
    StoredDeposit following(Account sender, String recipient) {
        ReceivedMail body = stage.world().await(recipient, 1).get(0).mail();
        assertThat(body.text())
                .startsWith("本文です。")
                .contains("こちらのメールは、送信元の承認者が承認され次第、添付ファイルがクリプト便によって送信されています。", "クリプト便ファイルパスワード：");
        List<StoredDeposit> deposits = stage.control().depositsOf(sender.address());
        assertThat(deposits).hasSize(1);
        assertThat(deposits.get(0).state()).isEqualTo("AWAITING_APPROVAL");
        awaitLog("deposit " + deposits.get(0).id() + " waits for approval; question 3");
        return deposits.get(0);
    }

    /** What the sender does on the vault's pages. */
    void cancel(StoredDeposit deposit) {
        VaultLogin login = new VaultLogin(stage.vault().login(), stage.vault().password());
        VaultSettings settings = new VaultSettings(stage.vault().url(), login, Timeouts.DEFAULT, List.of());
        try (HttpCryptoBin vault = new HttpCryptoBin(settings, Clock.systemUTC())) {
            assertThat(vault.cancel(new DepositId(deposit.id())).toString()).contains("CANCELLED");
        }
    }

    /** A moment at which the follow-up is on disk and not on its way. */
    void awaitInRepository() {
        Stage.patiently("a follow-up that waits")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stage.james().webAdmin().mailsIn(WAITING) == 1);
    }

    void awaitLog(String text) {
        stage.awaitLog(text, 1);
    }

    /** Nothing is followed any more, and nothing is on its way. */
    void awaitEnd() {
        // Between a look at the folder and one at the queues, a follow-up may have gone from these to that.
        Stage.patiently("the end of all follow-ups").until(() -> {
            stage.awaitQuiet();
            return stage.james().webAdmin().mailsIn(WAITING) == 0;
        });
        stage.awaitQuiet();
    }
}
