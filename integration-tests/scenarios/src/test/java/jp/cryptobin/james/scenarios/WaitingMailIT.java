package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;

/** Where mail waits for the vault in a repository, as an administrator sees it, with the commands of the guides. */
@OnGateway(Gateway.RESTARTED)
class WaitingMailIT {
    private static final String REPOSITORY = "var/mail/cryptobin-deferred/";
    private static final String MAILS =
            "'http://127.0.0.1:8000/mailRepositories/var%2Fmail%2Fcryptobin-deferred%2F/mails";

    private final Stage stage;
    private final WaitingScene scene;

    WaitingMailIT(Stage stage) {
        this.stage = stage;
        this.scene = new WaitingScene(stage);
    }

    private void awaitInRepository(int mails) {
        Stage.patiently(mails + " mails in " + REPOSITORY)
                .until(() -> stage.james().webAdmin().mailsIn(REPOSITORY) == mails);
    }

    @Test
    void goesOnFromTheRepositoryAfterARestart() throws IOException {
        Account taro = stage.person("taro.restart");
        scene.sendInMaintenance(taro, "restart@partner.example.org", 25);
        awaitInRepository(1);

        stage.james().stop();
        stage.james().comeBack();
        awaitInRepository(1);
        assertThat(stage.world().mailsFor("restart@partner.example.org")).isEmpty();
        stage.control().reset();

        scene.arrivesOnce("restart@partner.example.org", taro.address());
        awaitInRepository(0);
    }

    @Test
    void isSeenInTheRepositoryAndReleasedByHand() throws IOException {
        Account taro = stage.person("taro.released");
        scene.sendInMaintenance(taro, "one@partner.example.org", 3_000);
        awaitInRepository(1);
        String name = scene.curl("curl " + MAILS + "'", "").replaceAll("[\\[\\]\"\\s]", "");
        assertThat(scene.curl("curl " + MAILS + "/NAME'", name))
                .contains(taro.address(), "one@partner.example.org", "\"state\":\"cryptobin-upload\"");

        scene.curl("curl -X PATCH " + MAILS + "/NAME?action=reprocess'", name);
        stage.awaitLog(name + ": try 2 failed", 1);
        awaitInRepository(1);
        stage.control().reset();
        scene.curl("curl -X PATCH " + MAILS + "?action=reprocess'", name);

        scene.arrivesOnce("one@partner.example.org", taro.address());
        awaitInRepository(0);
    }
}
