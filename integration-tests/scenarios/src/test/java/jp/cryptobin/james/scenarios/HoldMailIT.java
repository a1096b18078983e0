package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Letter;
import jp.cryptobin.james.scenarios.mail.MimePart;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A mail waits before anything of it leaves, and its sender alone says what becomes of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HoldMailIT {
    private static final String STOPPED = "【クリプト便】送信を中止しました / Mail stopped: ";
    private static final String MAILS = "'http://127.0.0.1:8000/mailRepositories/var%2Fmail%2Fcryptobin-held%2F/mails";

    private static Stage stage;
    private static HoldScene scene;

    @BeforeAll
    static void setStage() throws IOException {
        stage = Stage.set(
                Places.ofBuild(),
                setup -> setup.hold(
                                HoldScene.line("taro.out@example.com", "2"),
                                HoldScene.line("taro.vault@example.com", "1"),
                                HoldScene.line("taro.asked@example.com", "until-answered"),
                                HoldScene.line("match=\"All\"", "3000", ""))
                        .replace(
                                "mailetcontainer.xml",
                                "<mailet match=\"jp.cryptobin.james.matchers.HasNoAttachment\" class=\"ToProcessor\">",
                                HoldScene.line("taro.text@example.com", "3000")
                                        + "<mailet match=\"jp.cryptobin.james.matchers.HasNoAttachment\""
                                        + " class=\"ToProcessor\">")
                        .upload("releaseInterval", "1"),
                message -> {});
        scene = new HoldScene(stage);
        scene.makeAddressKnown();
    }

    @AfterAll
    static void strike() {
        stage.close();
    }

    private static String log() throws IOException {
        return Files.readString(stage.james().root().resolve("logs/cryptobin-audit.log"), StandardCharsets.UTF_8);
    }

    @Test
    void isStoppedByALinkAndKept() throws IOException {
        Account taro = stage.person("taro.stop");
        ReceivedMail letter = scene.held(taro, "stop me", "stop@partner.example.org");
        scene.nothingLeft(taro, "stop@partner.example.org");

        scene.click(taro, letter, "STOP");

        ReceivedMail told = scene.told(taro, 2);
        assertThat(told.subject()).isEqualTo(STOPPED + "stop me");
        assertThat(told.text()).contains("どこにも送信されていません。", "Neither the mail nor its files");
        scene.nothingLeft(taro, "stop@partner.example.org");
        assertThat(stage.james().webAdmin().mailsIn(HoldScene.REFUSED, taro.address()))
                .isEqualTo(1);

        scene.click(taro, letter, "SEND");
        assertThat(scene.told(taro, 3).subject()).contains("Already stopped: stop me");
        scene.nothingLeft(taro, "stop@partner.example.org");
    }

    @Test
    void isSentAtOnceByALinkAndThenItIsTooLate() throws IOException {
        Account taro = stage.person("taro.send");
        ReceivedMail letter = scene.held(taro, "send me", "send@partner.example.org");

        scene.click(taro, letter, "SEND");

        assertThat(scene.told(taro, 2).subject()).isEqualTo("【クリプト便】送信します / Mail on its way: send me");
        scene.leftOnce(taro, "send@partner.example.org", "send me");

        scene.click(taro, letter, "SEND");
        assertThat(scene.told(taro, 3).subject()).contains("Already on its way: send me");
        scene.click(taro, letter, "STOP");
        ReceivedMail late = scene.told(taro, 4);
        assertThat(late.subject()).contains("Too late to stop: send me");
        assertThat(late.text()).contains("本文は宛先に届いているか、まもなく届きます。").containsPattern("http\\S+/m/[0-9a-f]+");
        scene.leftOnce(taro, "send@partner.example.org", "send me");
        assertThat(log())
                .contains("\"event\":\"held\"", "\"end\":\"sent-early\"", "\"result\":\"late\"", "\"result\":\"sent\"");
        assertThat(stage.james().webAdmin().look("/metrics").body())
                .contains("cryptobin_holds_sent_early_total", "cryptobin_held ");
    }

    @Test
    void leavesByItselfWhenItsTimeIsOver() throws IOException {
        Account taro = stage.person("taro.out");

        scene.held(taro, "run out", "out@partner.example.org");

        scene.leftOnce(taro, "out@partner.example.org", "run out");
        assertThat(stage.mailbox(taro).messages()).hasSize(1);
    }

    @Test
    void leavesOnlyWhenTheSenderSaysSo() throws IOException {
        Account taro = stage.person("taro.asked");
        ReceivedMail letter = scene.held(taro, "asked", "asked@partner.example.org");
        assertThat(letter.text()).contains("「送信」とお答えいただくまで送信しません。");
        scene.nothingLeft(taro, "asked@partner.example.org");

        scene.reply(taro, letter, "送信");

        scene.leftOnce(taro, "asked@partner.example.org", "asked");
    }

    @Test
    void holdsAMailWithoutFiles() throws IOException {
        Account taro = stage.person("taro.text");
        stage.send(Letter.from(taro)
                .to("text@partner.example.org")
                .subject("only text")
                .containing(MimePart.text("text")));
        ReceivedMail letter = scene.told(taro, 1);
        assertThat(letter.subject()).contains("Check before it is sent: only text");
        scene.nothingLeft(taro, "text@partner.example.org");

        scene.click(taro, letter, "SEND");

        assertThat(stage.world().await("text@partner.example.org", 1))
                .extracting(mail -> mail.mail().subject())
                .containsExactly("only text");
    }

    @Test
    void showsWhoIsOutsideAndWhoOnlyLooksInside() throws IOException {
        Account taro = stage.person("taro.look");
        stage.person("hanako.look");

        ReceivedMail letter =
                scene.held(taro, "資料", "hanako.look@example.com", "suzuki@partner.example.org", "sato@examp1e.com");

        assertThat(letter.text())
                .contains("社外の宛先が 2 件あります。", "・sato@examp1e.com 【社外】 【example.com に似た別のドメイン】")
                .contains("・suzuki@partner.example.org 【社外】\n", "・hanako.look@example.com\n", "・a.pdf (1000 B)")
                .contains("- sato@examp1e.com [outside] [looks like example.com]");
        assertThat(letter.html()).contains("mailto:" + HoldScene.ANSWERS + "?subject");
        scene.click(taro, letter, "STOP");
        scene.told(taro, 2);
    }

    @Test
    void aReplyOfOneWordStopsIt() throws IOException {
        Account taro = stage.person("taro.word");
        ReceivedMail letter = scene.held(taro, "word", "word@partner.example.org");

        scene.reply(taro, letter, "なんとなく");
        assertThat(scene.told(taro, 2).subject()).contains("Answer not understood");
        scene.reply(taro, letter, "中止");

        assertThat(scene.told(taro, 3).subject()).isEqualTo(STOPPED + "word");
        scene.nothingLeft(taro, "word@partner.example.org");
    }

    @Test
    void nobodyElseStopsItAndNoForgedToken() throws IOException {
        Account taro = stage.person("taro.own");
        Account jiro = stage.person("jiro.other");
        ReceivedMail letter = scene.held(taro, "own", "own@partner.example.org");
        String stop = HoldScene.link(letter, "STOP");

        scene.answer(jiro, stop, "");
        assertThat(scene.told(jiro, 1).subject()).isEqualTo("【クリプト便】お答えを受け付けられません / Answer not accepted");
        scene.answer(taro, stop.replace("STOP", "SEND"), "");
        assertThat(scene.told(taro, 2).subject()).contains("Answer not accepted");
        try (SmtpClient client =
                SmtpClient.connect(stage.james().host(), stage.james().ports().smtp())) {
            client.command("EHLO stranger.example.net");
            client.command("MAIL FROM:<stranger@example.net>");
            client.command("RCPT TO:<" + HoldScene.ANSWERS + ">");
            client.data(("From: stranger@example.net\r\nSubject: " + stop + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            client.command("QUIT");
        }

        ReceivedMail warned = scene.told(taro, 3);
        assertThat(warned.subject()).contains("Answer not accepted: own");
        scene.nothingLeft(taro, "own@partner.example.org");
        assertThat(log()).contains("\"result\":\"foreign\"", "\"result\":\"forged\"");
        scene.click(taro, letter, "STOP");
        assertThat(scene.told(taro, 4).subject()).isEqualTo(STOPPED + "own");
    }

    @Test
    void whoReadsTheMailOfASharedAddressAnswersForIt() throws IOException {
        Account shared = stage.person("info");
        Account jiro = stage.person("jiro.shared");
        stage.james().webAdmin().forward(shared.address(), jiro.address());
        stage.send(HoldScene.letter(shared, "shared", "shared@partner.example.org"));
        ReceivedMail letter = scene.told(jiro, 1);

        scene.click(jiro, letter, "STOP");

        assertThat(scene.told(jiro, 2).subject()).isEqualTo(STOPPED + "shared");
        scene.nothingLeft(shared, "shared@partner.example.org");
    }

    @Test
    void automaticMailIsNotHeld() throws IOException {
        Account taro = stage.person("taro.automatic");
        stage.send(Letter.from(taro)
                .to("automatic@partner.example.org")
                .subject("automatic")
                .with("Auto-Submitted: auto-generated")
                .containing(MimePart.multipart(
                        "mixed",
                        MimePart.text("text"),
                        MimePart.file("application/pdf", "a.pdf", Samples.pdf(1_000)))));

        scene.leftOnce(taro, "automatic@partner.example.org", "automatic");
        assertThat(stage.mailbox(taro).messages()).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE - 3)
    void isStoppedWhileTheVaultIsDown() throws IOException {
        Account taro = stage.person("taro.vault");
        stage.control().change("{\"service\":{\"state\":\"MAINTENANCE\",\"retryAfterSeconds\":1}}");
        int failures = stage.james().logLines("try 1 failed").size();
        ReceivedMail letter = scene.held(taro, "down", "vault@partner.example.org");
        stage.awaitLog("try 1 failed", failures + 1);

        scene.click(taro, letter, "STOP");

        Stage.patiently("the stop to be told")
                .until(() -> stage.mailbox(taro).messages().stream()
                        .anyMatch(mail -> mail.subject().equals(STOPPED + "down")));
        stage.control().reset();
        scene.nothingLeft(taro, "vault@partner.example.org");
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void isSeenSentOnAndDeletedByAnAdministrator() throws IOException {
        Account taro = stage.person("taro.hand");
        List<String> before = stage.james().webAdmin().namesIn(HoldScene.HELD);
        scene.held(taro, "by hand", "hand@partner.example.org");
        String name = stage.james().webAdmin().namesIn(HoldScene.HELD).stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
        WaitingScene commands = new WaitingScene(stage);
        assertThat(commands.curl("curl " + MAILS + "/NAME'", name))
                .contains(taro.address(), "hand@partner.example.org", "\"state\":\"cryptobin\"");

        commands.curl("curl -X PATCH " + MAILS + "/NAME?action=reprocess'", name);
        scene.leftOnce(taro, "hand@partner.example.org", "by hand");

        ReceivedMail letter = scene.held(taro, "deleted", "deleted@partner.example.org");
        String other = stage.james().webAdmin().namesIn(HoldScene.HELD).stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
        commands.curl("curl -X DELETE " + MAILS + "/NAME'", other);
        scene.click(taro, letter, "SEND");
        assertThat(scene.told(taro, 3).subject()).contains("Answer noted");
        scene.nothingLeftFor("deleted@partner.example.org");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void isHeldOverACrashAndThenStopped() throws IOException {
        Account before = stage.person("taro.crash");
        ReceivedMail letter = scene.held(before, "crash", "crash@partner.example.org");
        ReceivedMail other = scene.held(before, "crash too", "crash.too@partner.example.org");
        stage.james().kill();

        stage.james().stop();
        stage.james().comeBack();
        // Accounts and other names are in the memory of this James.
        Account after = stage.person("taro.crash");
        scene.makeAddressKnown();
        scene.click(after, letter, "STOP");
        assertThat(scene.told(after, 1).subject()).isEqualTo(STOPPED + "crash");
        scene.click(after, other, "SEND");

        scene.leftOnce(after, "crash.too@partner.example.org", "crash too");
        scene.nothingLeftFor("crash@partner.example.org");
    }
}
