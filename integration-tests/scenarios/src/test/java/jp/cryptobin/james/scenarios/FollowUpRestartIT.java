package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.UnaryOperator;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.junit.jupiter.api.Test;

/** A deposit is followed to its end whatever happens to the server that follows it. */
class FollowUpRestartIT {
    @Test
    void tellsTheSenderWhenTheServerCrashedMeanwhile() throws IOException {
        try (ApprovalScene scene = ApprovalScene.set(5, UnaryOperator.identity())) {
            scene.requireApproval();
            Account before = scene.stage().person("taro");
            StoredDeposit deposit = scene.sendForApproval(before, "crash@partner.example.org");
            scene.awaitInRepository();
            scene.stage().james().kill();

            scene.stage().james().stop();
            scene.stage().james().comeBack();
            // Accounts are in the memory of this James; without one, the notice would find no mailbox.
            Account after = scene.stage().person("taro");
            scene.stage().control().decide(deposit.id(), "REJECTED", "");

            assertThat(scene.stage().mailbox(after).await(1).get(0).text()).contains(Message.textOf("E24"));
            scene.awaitEnd();
            assertThat(scene.stage().mailbox(after).messages()).hasSize(1);
        }
    }
}
