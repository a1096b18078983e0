package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.stage.Stage;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whoever is stopped is told, and where nobody can be told the mail is kept: mail of every kind of refusal, from senders
 * who can, cannot and must not be told, while the smart host refuses the null reverse-path of every notice. The gateway
 * runs as shipped but for its patience, and for two steps that fail when the test wants it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToldOrKeptIT {
    private static final String REFUSED = "var/mail/cryptobin-refused/";
    private static final String ERROR = "var/mail/error/";

    private static RefusalScene scene;
    private static Stage stage;
    private static Account postmaster;

    @BeforeAll
    static void setStage() {
        scene = RefusalScene.set();
        stage = scene.stage();
        stage.world().refuseNullSender();
        postmaster = stage.person("postmaster");
        scene.breakFolder("behind");
        scene.breakFolder("lost");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void everyOriginalIsKeptAndSomebodyIsTold() throws IOException {
        Account taro = stage.person("taro");
        stage.james()
                .webAdmin()
                .curl("curl -X POST 'http://127.0.0.1:8000/mappings/address/forwards@example.com/targets/"
                        + "elsewhere@outside.example.org'");
        stage.control().change("{\"forbiddenNames\":[\"*.exe\"]}");
        Map<String, String> senders = new LinkedHashMap<>();
        senders.put("mailbox", taro.address());
        senders.put("scanner", "scanner@example.com");
        senders.put("forwards", "forwards@example.com");
        senders.put("remote", "hanako@outside.example.net");
        senders.put("automatic", taro.address());
        senders.put("null", "");
        List<String> subjects = new ArrayList<>();
        for (String kind : RefusalScene.kinds().keySet()) {
            for (Map.Entry<String, String> sender : senders.entrySet()) {
                String subject = kind + " from " + sender.getKey();
                subjects.add(subject);
                boolean automatic = sender.getKey().equals("automatic");
                scene.send(
                        sender.getValue(),
                        subject,
                        kind,
                        automatic ? "Auto-Submitted: auto-generated" : "X-Nothing: no");
            }
        }

        Stage.patiently("every original to be kept")
                .untilAsserted(() ->
                        assertThat(stage.james().webAdmin().mailsIn(REFUSED)).isEqualTo(subjects.size()));
        Stage.patiently("somebody to be told of each")
                .ignoreException(IllegalStateException.class)
                .untilAsserted(() -> {
                    List<String> told = Stream.of(taro, postmaster)
                            .flatMap(owner -> stage.mailbox(owner).messages().stream())
                            .map(ReceivedMail::subject)
                            .toList();
                    assertThat(subjects)
                            .allSatisfy(subject -> assertThat(told).anyMatch(line -> line.endsWith(": " + subject)));
                });
        assertThat(subjects.stream().filter(subject -> subject.endsWith("mailbox")))
                .allSatisfy(subject -> assertThat(stage.mailbox(taro).messages())
                        .anyMatch(mail -> mail.subject().endsWith(": " + subject)));
        assertThat(stage.world().mails())
                .noneMatch(mail -> subjects.contains(mail.mail().subject()));
        assertThat(stage.control().deposits())
                .filteredOn(deposit -> !deposit.state().equals("CANCELLED"))
                .isEmpty();
        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isZero();
    }

    @Test
    @Order(2)
    void thePostmasterReadsWhatTheSenderCouldNotBeTold() {
        List<ReceivedMail> letters = stage.mailbox(postmaster).messages().stream()
                .filter(mail -> mail.subject().contains("encrypted from remote"))
                .toList();

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).startsWith("【クリプト便】通知を配達できませんでした / Notice not delivered: ");
            assertThat(letter.text())
                    .contains("通知の宛先 : hanako@outside.example.net", "Null sender not accepted here")
                    .contains("> エラー内容：暗号化されたファイルを「クリプト便メール連携」経由で送信することはできません。");
        });
    }

    @Test
    @Order(3)
    void whatCannotBeRewrittenIsStoppedBeforeTheVaultHearsOfIt() throws IOException {
        Account taro = stage.person("taro.uneditable");
        int uploads = stage.control().uploads().size();

        stage.send(Letter.from(taro)
                .to("uneditable@partner.example.org")
                .subject("hidden")
                .containing(RefusalScene.kinds().get("uneditable")));

        ReceivedMail notice = stage.mailbox(taro).await(1).get(0);
        assertThat(notice.text()).contains("どの宛先にも送信されていません。", "該当箇所：").doesNotContain("預けられ");
        assertThat(stage.control().depositsOf(taro.address())).isEmpty();
        assertThat(stage.control().uploads()).hasSize(uploads);
    }

    @Test
    @Order(4)
    void cancelsTheDepositOfAMailThatFailsBehindIt() throws IOException {
        Account taro = stage.person("taro.behind");

        stage.send(Letter.from(taro)
                .to(RefusalScene.BEHIND)
                .subject("behind")
                .containing(RefusalScene.kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1).get(0).text())
                .contains("どの宛先にも送信されていません。", "添付ファイルはいったんクリプト便に預けられましたが、取り消しました。");
        assertThat(stage.control().depositsOf(taro.address()))
                .extracting(StoredDeposit::state)
                .containsExactly("CANCELLED");
    }

    @Test
    @Order(5)
    void goesOnCancellingWhereTheVaultCannotBeReached() throws IOException {
        Account taro = stage.person("taro.pending");
        stage.control().breakNextCancels("RESET_BEFORE", 2);

        stage.send(Letter.from(taro)
                .to(RefusalScene.BEHIND)
                .subject("pending")
                .containing(RefusalScene.kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1).get(0).text()).contains("添付ファイルはいったんクリプト便に預けられたため、取り消しを続けています。");
        Stage.patiently("the deposit to be cancelled")
                .untilAsserted(() -> assertThat(stage.control().depositsOf(taro.address()))
                        .extracting(StoredDeposit::state)
                        .containsExactly("CANCELLED"));
    }

    @Test
    @Order(6)
    void aRefusedMailIsSentOnByAnAdministratorWhenTheCauseIsGone() throws IOException {
        Account taro = stage.person("taro.released");
        stage.control().change("{\"forbiddenNames\":[\"*.exe\"]}");
        List<String> before = stage.james().webAdmin().namesIn(REFUSED);
        stage.send(Letter.from(taro)
                .to("released@partner.example.org")
                .subject("released")
                .containing(RefusalScene.kinds().get("forbidden")));
        stage.mailbox(taro).await(1);
        String kept = Stage.patiently("the refused mail to be kept")
                .until(
                        () -> stage.james().webAdmin().namesIn(REFUSED).stream()
                                .filter(name -> !before.contains(name))
                                .findFirst()
                                .orElse(""),
                        name -> !name.isEmpty());

        stage.control().reset();
        stage.james().webAdmin().reprocess(REFUSED, kept, "cryptobin");

        assertThat(stage.world().await("released@partner.example.org", 2))
                .anyMatch(mail -> mail.mail().subject().equals("released"));
        assertThat(stage.james().webAdmin().namesIn(REFUSED)).doesNotContain(kept);
        assertThat(stage.mailbox(taro).messages()).hasSize(1);
    }

    @Test
    @Order(7)
    void aStackTraceIsForTheAdministratorAndKeptBeforeTheSenderIsTold() throws IOException {
        Account taro = stage.person("taro.lost");

        stage.send(Letter.from(taro)
                .to(RefusalScene.LOST)
                .subject("trace")
                .containing(RefusalScene.kinds().get("behind")));

        ReceivedMail bounce = stage.mailbox(taro).await(1).get(0);
        assertThat(bounce.text())
                .contains("内部エラーのため、お送りになったメールを差し止めました。", "The administrator has it")
                .doesNotContain("Exception", "at org.");
        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isEqualTo(1);
    }

    @Test
    @Order(8)
    void whatReachesNobodyIsKeptAndTheHealthCheckSaysSo() throws IOException {
        int before = stage.james().webAdmin().mailsIn(ERROR);
        stage.james().webAdmin().curl("curl -X DELETE 'http://127.0.0.1:8000/users/postmaster@example.com'");

        scene.send("scanner@example.com", "to nobody", "encrypted", "X-Nothing: no");

        Stage.patiently("the letter to be kept")
                .untilAsserted(() ->
                        assertThat(stage.james().webAdmin().mailsIn(ERROR)).isEqualTo(before + 1));
        Stage.patiently("the log to say so")
                .untilAsserted(() -> assertThat(stage.james().logLines("a notice reached nobody"))
                        .isNotEmpty());
        assertThat(Files.readString(stage.james().root().resolve("logs/cryptobin-audit.log"), StandardCharsets.UTF_8))
                .contains("\"event\":\"untold\"");
        assertThat(stage.james().webAdmin().look("/healthcheck").body())
                .contains("1 notices reached nobody within a day");
    }

    @Test
    @Order(9)
    void whatCannotEvenBeKeptIsToldAsLost() throws IOException {
        Account taro = stage.person("taro.unkept");
        scene.breakFolder("error");

        stage.send(Letter.from(taro)
                .to(RefusalScene.LOST)
                .subject("unkept")
                .containing(RefusalScene.kinds().get("behind")));

        assertThat(stage.mailbox(taro).await(1))
                .singleElement()
                .satisfies(bounce ->
                        assertThat(bounce.text()).contains("お送りになったメールは送信も保管もされていません。", "neither sent nor kept"));
    }
}
