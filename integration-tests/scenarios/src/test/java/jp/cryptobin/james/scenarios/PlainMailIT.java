package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Mailbox;
import jp.cryptobin.james.scenarios.mail.ReceivedMail;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail without files: the gateway must not be noticed (manual 4.2.2). */
@OnGateway(Gateway.SOON_TOLD)
class PlainMailIT {
    private static Account taro;

    private final Stage stage;
    private final JamesServer james;
    private final SmartHost smartHost;
    private final int uploads;

    PlainMailIT(Stage stage) {
        this.stage = stage;
        this.james = stage.james();
        this.smartHost = stage.world();
        this.uploads = stage.control().uploads().size();
    }

    @BeforeAll
    static void addSender(Stage stage) {
        taro = stage.person("taro");
    }

    /** Mail without files is no business of the vault. */
    @AfterEach
    void nothingWasDeposited() {
        stage.awaitQuiet();
        assertThat(stage.control().uploads()).hasSize(uploads);
    }

    private Mailbox mailboxOf(String name) {
        return stage.mailbox(stage.person(name));
    }

    private void send(byte[] message, String... recipients) throws IOException {
        assertThat(new Submission(james)
                        .send(taro, List.of(recipients), message)
                        .code())
                .isEqualTo(250);
    }

    @Test
    void deliversTextByteForByteToALocalMailbox() throws IOException {
        Mailbox hanako = mailboxOf("hanako");
        byte[] message = text(
                StandardCharsets.US_ASCII,
                "Subject:   odd   spacing,\r\n\tfolded by a tab",
                "X-Unknown:",
                "",
                "A line with trailing blanks   ",
                "..two dots",
                ".",
                "From here on a mailbox format would quote",
                "",
                "");

        send(message, "hanako@example.com");

        assertThat(hanako.await(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.withoutTrace()).isEqualTo(message));
    }

    @Test
    void deliversEightBitTextByteForByteToALocalMailbox() throws IOException {
        Mailbox jiro = mailboxOf("jiro");
        byte[] message = japaneseText();

        send(message, "jiro@example.com");

        assertThat(jiro.await(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.withoutTrace()).isEqualTo(message));
    }

    @Test
    void sendsTextByteForByteToTheSmartHost() throws IOException {
        byte[] message = text(
                StandardCharsets.US_ASCII,
                "MIME-Version: 1.0",
                "Subject:   odd   spacing,\r\n\tfolded by a tab",
                "X-Unknown:",
                "",
                "..Good morning.  ",
                ".",
                "=41",
                "");

        send(message, "partner@example.org");

        assertThat(smartHost.await("partner@example.org", 1)).singleElement().satisfies(relayed -> {
            assertThat(relayed.sender()).isEqualTo(taro.address());
            assertThat(relayed.mail().withoutTrace()).isEqualTo(message);
        });
    }

    @Test
    void sendsEightBitTextByteForByteToTheSmartHost() throws IOException {
        byte[] message = japaneseText();

        send(message, "torihikisaki@example.org");

        assertThat(smartHost.await("torihikisaki@example.org", 1))
                .singleElement()
                .satisfies(relayed -> assertThat(relayed.mail().withoutTrace()).isEqualTo(message));
    }

    @Test
    void takesTheBccFieldOutAndServesItsRecipient() throws IOException {
        Mailbox saburo = mailboxOf("saburo");
        byte[] message = text(
                StandardCharsets.US_ASCII,
                "To: friend@example.org",
                "Bcc: saburo@example.com",
                "Subject: between us",
                "",
                "Good morning.");

        send(message, "friend@example.org", "saburo@example.com");

        assertThat(smartHost.await("friend@example.org", 1))
                .singleElement()
                .satisfies(relayed -> doesNotDisclose(relayed.mail()));
        assertThat(saburo.await(1)).singleElement().satisfies(PlainMailIT::doesNotDisclose);
    }

    @Test
    void takesTheResentBccFieldOut() throws IOException {
        byte[] message = text(
                StandardCharsets.US_ASCII,
                "Resent-To: friend.resent@example.org",
                "Resent-Bcc: saburo@example.com",
                "Subject: between us",
                "",
                "Good morning.");

        send(message, "friend.resent@example.org");

        assertThat(smartHost.await("friend.resent@example.org", 1))
                .singleElement()
                .satisfies(relayed -> doesNotDisclose(relayed.mail()));
    }

    @Test
    void returnsOnlyTheHeaderOfAMailThatCouldNotBeDelivered() throws IOException {
        Account sender = stage.person("shiro");
        Mailbox shiro = stage.mailbox(sender);
        smartHost.refuse("gone@example.org");
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: for nobody", "", "The password is kgtUAv%hF.");

        new Submission(james).send(sender, List.of("gone@example.org"), message);

        assertThat(shiro.await(1))
                .singleElement()
                .satisfies(bounce -> assertThat(bounce.toString())
                        .contains("multipart/report", "gone@example.org", "user unknown", "Subject: for nobody")
                        .doesNotContain("kgtUAv"));
    }

    @Test
    void returnsOnlyTheHeaderToASenderWhoAsksForTheWholeMail() throws IOException {
        Account sender = stage.person("hachiro");
        Mailbox hachiro = stage.mailbox(sender);
        smartHost.refuse("gone.full@example.org");
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: all of it", "", "The password is kgtUAv%hF.");

        handOver(sender.address(), " RET=FULL ENVID=QQ314159", "gone.full@example.org", message);

        assertThat(hachiro.await(1))
                .singleElement()
                .satisfies(bounce -> assertThat(bounce.toString())
                        .contains("multipart/report", "user unknown", "Subject: all of it")
                        .doesNotContain("kgtUAv"));
    }

    @Test
    void sendsForAnAuthorisedMailServerWithoutLogin() throws IOException {
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: from our mail server", "", "Good morning.");
        handOver("taro@example.com", "customer@example.org", message);

        assertThat(smartHost.await("customer@example.org", 1))
                .singleElement()
                .satisfies(relayed -> assertThat(relayed.mail().withoutTrace()).isEqualTo(message));
    }

    @Test
    void keepsALoopingMailAndTellsItsSender() throws IOException {
        Mailbox rokuro = mailboxOf("rokuro");
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: round and round", "", "Good morning.");
        byte[] looping = ("Received: from a by b; Tue, 24 Nov 2026 06:00:00 +0000\r\n".repeat(30)
                        + new String(message, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);

        int kept = james.webAdmin().mailsIn("var/mail/error/");
        handOver("rokuro@example.com", "loop@example.org", looping);

        assertThat(rokuro.await(1))
                .singleElement()
                .satisfies(bounce ->
                        assertThat(bounce.toString()).contains("multipart/report", "Subject: round and round"));
        stage.awaitQuiet();
        assertThat(james.webAdmin().mailsIn("var/mail/error/")).isEqualTo(kept + 1);
        assertThat(smartHost.mailsFor("loop@example.org")).isEmpty();
    }

    @Test
    void deliversMailFromElsewhereToALocalMailbox() throws IOException {
        Mailbox goro = mailboxOf("goro");
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: from the world", "", "Good morning.");
        handOver("partner@example.org", "goro@example.com", message);

        assertThat(goro.await(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.withoutTrace()).isEqualTo(message));
    }

    /** As another mail server does: at port 25, without a login. */
    private void handOver(String sender, String recipient, byte[] message) throws IOException {
        handOver(sender, "", recipient, message);
    }

    private void handOver(String sender, String wishes, String recipient, byte[] message) throws IOException {
        try (SmtpClient client = SmtpClient.connect(james.host(), james.ports().smtp())) {
            client.command("EHLO mail.example.org");
            client.command("MAIL FROM:<" + sender + ">" + wishes);
            client.command("RCPT TO:<" + recipient + ">");
            assertThat(client.data(message).code()).isEqualTo(250);
        }
    }

    private static void doesNotDisclose(ReceivedMail mail) {
        String withoutTrace = new String(mail.withoutTrace(), StandardCharsets.US_ASCII);
        assertThat(withoutTrace).contains("Subject: between us").doesNotContain("saburo");
    }

    private static byte[] japaneseText() {
        return text(
                Charset.forName("windows-31j"),
                "Subject: =?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=Shift_JIS",
                "Content-Transfer-Encoding: 8bit",
                "",
                "髙橋様 ①㈱ ｶﾅ 会議の件です。");
    }

    private static byte[] text(Charset charset, String... lines) {
        String header = "From: taro@example.com\r\nMessage-ID: <1@example.com>\r\n";
        return (header + String.join("\r\n", lines) + "\r\n").getBytes(charset);
    }
}
