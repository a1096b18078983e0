package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A mail waits before anything of it leaves, and its sender alone says what becomes of it. */
@Execution(ExecutionMode.CONCURRENT)
class HoldMailIT {
    private static Stage stage;
    private static HoldScene scene;

    @BeforeAll
    static void setStage() throws IOException {
        stage = Stage.set(
                Places.ofBuild(),
                setup -> setup.hold(
                        HoldScene.line("taro.out@example.com", "2"),
                        HoldScene.line("taro.late@example.com", "0"),
                        HoldScene.line("match=\"All\"", "3000", "")),
                message -> {});
        scene = new HoldScene(stage);
        scene.makeAddressKnown();
    }

    @AfterAll
    static void strike() {
        stage.close();
    }

    @Test
    void isStoppedByALink() throws IOException {
        Account taro = stage.person("taro.stop");
        ReceivedMail letter = scene.held(taro, "stop me", "stop@partner.example.org");
        scene.nothingLeft(taro, "stop@partner.example.org");

        scene.click(taro, letter, "STOP");

        assertThat(scene.told(taro, 2).subject()).isEqualTo("【クリプト便】送信を中止しました / Mail stopped: stop me");
        scene.nothingLeft(taro, "stop@partner.example.org");
    }

    @Test
    void isSentAtOnceByALink() throws IOException {
        Account taro = stage.person("taro.send");
        ReceivedMail letter = scene.held(taro, "send me", "send@partner.example.org");

        scene.click(taro, letter, "SEND");

        assertThat(scene.told(taro, 2).subject()).isEqualTo("【クリプト便】送信します / Mail on its way: send me");
        scene.leftOnce(taro, "send@partner.example.org", "send me");
    }

    @Test
    void leavesByItselfWhenItsTimeIsOver() throws IOException {
        Account taro = stage.person("taro.out");

        scene.held(taro, "run out", "out@partner.example.org");

        scene.leftOnce(taro, "out@partner.example.org", "run out");
    }
}
