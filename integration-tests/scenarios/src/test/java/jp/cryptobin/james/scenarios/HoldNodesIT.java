package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.JamesSetup;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.Test;

/** An answer comes to another server than the one that holds the mail; both have the repository of answers in common. */
class HoldNodesIT {
    private static final String SECRET = "dHdvIG5vZGVzIG9mIG9uZSBnYXRld2F5IGhhdmUgb25lIHNlY3JldCBpbiBjb21tb24=";

    private static JamesSetup node(JamesSetup setup) {
        return setup.secret(SECRET)
                .hold(HoldScene.line("match=\"All\"", "3000", ""))
                .replace("mailrepositorystore.xml", "CACHEKEYS=\"true\"", "CACHEKEYS=\"false\"");
    }

    @Test
    void theServerThatHoldsTheMailDoesWhatTheOtherWasTold() throws IOException {
        try (Stage stage = Stage.set(Places.ofBuild(), HoldNodesIT::node, message -> {});
                JamesServer other = second(stage)) {
            HoldScene scene = new HoldScene(stage);
            scene.makeAddressKnown();
            Account taro = stage.person("taro.nodes");
            other.webAdmin().addUser(taro.address(), taro.password());
            HoldScene.makeAddressKnown(other);

            ReceivedMail letter = scene.held(taro, "stop elsewhere", "nodes@partner.example.org");
            HoldScene.answer(other, taro, HoldScene.link(letter, "STOP"), "");
            Stage.patiently("the stop to be told").until(() -> told(stage, taro, "Mail stopped: stop elsewhere"));
            scene.nothingLeft(taro, "nodes@partner.example.org");

            ReceivedMail second = letterAbout(stage, taro, "send elsewhere", "sent@partner.example.org");
            HoldScene.answer(other, taro, HoldScene.link(second, "SEND"), "");
            scene.leftOnce(taro, "sent@partner.example.org", "send elsewhere");
            assertThat(told(stage, taro, "Mail on its way: send elsewhere")).isTrue();
        }
    }

    private static ReceivedMail letterAbout(Stage stage, Account sender, String subject, String recipient)
            throws IOException {
        stage.send(HoldScene.letter(sender, subject, recipient));
        Stage.patiently("the letter").until(() -> told(stage, sender, "Check before it is sent: " + subject));
        return stage.mailbox(sender).messages().stream()
                .filter(mail -> mail.subject().endsWith("Check before it is sent: " + subject))
                .findFirst()
                .orElseThrow();
    }

    private static boolean told(Stage stage, Account who, String words) {
        return stage.mailbox(who).messages().stream()
                .anyMatch(mail -> mail.subject().endsWith(words));
    }

    /** A second server of the same gateway, whose repository of answers is the first one's. */
    private static JamesServer second(Stage stage) throws IOException {
        JamesServer james = node(JamesServer.setUp(Places.ofBuild())
                        .smartHost(stage.world().host(), stage.world().port())
                        .vault(
                                stage.vault().url(),
                                stage.vault().login(),
                                stage.vault().password(),
                                SECRET)
                        .hurried())
                .start(message -> {});
        james.stop();
        Path answers = james.root().resolve("var/mail/cryptobin-answers");
        Files.delete(answers);
        Files.createSymbolicLink(answers, stage.james().root().resolve("var/mail/cryptobin-answers"));
        james.comeBack();
        return james;
    }
}
