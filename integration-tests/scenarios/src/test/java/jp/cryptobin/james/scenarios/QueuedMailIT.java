package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;

/** Where mail waits for the vault as shipped, as an administrator sees it, with the commands of the guides. */
@OnUsualGateway
class QueuedMailIT {
    private final Stage stage;
    private final WaitingScene scene;

    QueuedMailIT(Stage stage) {
        this.stage = stage;
        this.scene = new WaitingScene(stage);
    }

    @Test
    void isSeenInTheQueueAndFlushed() throws IOException {
        Account taro = stage.person("taro.queue");
        int failures = stage.james().logLines("try 1 failed").size();
        scene.sendInMaintenance(taro, "queue@partner.example.org", 3_000);
        stage.awaitLog("try 1 failed", failures + 1);
        String list = "curl 'http://127.0.0.1:8000/mailQueues/spool/mails?delayed=true'";
        // Seldom: James 3.8.1 closes a queue twice for each list of its mails, and for good after a dozen lists.
        Stage.patiently("a mail that waits in the queue")
                .pollDelay(Duration.ofSeconds(1))
                .pollInterval(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(22))
                .untilAsserted(() -> assertThat(scene.curl(list, "")).contains("queue@partner.example.org"));
        stage.control().reset();

        scene.curl(
                "curl -X PATCH -d '{\"delayed\":\"false\"}' 'http://127.0.0.1:8000/mailQueues/spool/mails?delayed=true'",
                "");

        scene.arrivesOnce("queue@partner.example.org", taro.address());
    }
}
