package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.junit.jupiter.api.Test;

/** A deposit is followed to its end whatever happens to the server that follows it. */
@OnGateway(Gateway.RESTARTED)
class FollowUpRestartIT {
    private final ApprovalScene scene;

    FollowUpRestartIT(Stage stage) {
        this.scene = new ApprovalScene(stage);
    }

    @Test
    void tellsTheSenderWhenTheServerCrashedMeanwhile() throws IOException {
        scene.requireApproval();
        Account before = scene.stage().person("taro.crash");
        StoredDeposit deposit = scene.sendForApproval(before, "crash@partner.example.org");
        scene.awaitInRepository();
        scene.stage().james().kill();

        scene.stage().james().stop();
        scene.stage().james().comeBack();
        // Accounts are in the memory of this James; without one, the notice would find no mailbox.
        Account after = scene.stage().person("taro.crash");
        scene.stage().control().decide(deposit.id(), "REJECTED", "");

        assertThat(scene.stage().mailbox(after).await(1).get(0).text()).contains(Message.textOf("E24"));
        scene.awaitEnd();
        assertThat(scene.stage().mailbox(after).messages()).hasSize(1);
    }
}
