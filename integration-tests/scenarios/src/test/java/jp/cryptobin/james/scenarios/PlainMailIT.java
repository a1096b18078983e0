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
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail without files: the gateway must not be noticed (manual 4.2.2). */
class PlainMailIT {
    private static final Account TARO = new Account("taro@example.com", "taro-secret");

    private static SmartHost smartHost;
    private static JamesServer james;

    @BeforeAll
    static void startServers() throws IOException {
        smartHost = SmartHost.start();
        james = JamesServer.setUp(PipelineWithoutMailets.places())
                .smartHost(smartHost.host(), smartHost.port())
                .start(System.out::println);
        james.webAdmin().addUser(TARO.address(), TARO.password());
    }

    @AfterAll
    static void stopServers() {
        if (james != null) {
            james.close();
        }
        smartHost.close();
    }

    @AfterEach
    void emptySmartHost() {
        smartHost.clear();
    }

    private static Mailbox mailboxOf(String name) {
        Account account = new Account(name + "@example.com", name + "-secret");
        james.webAdmin().addUser(account.address(), account.password());
        return new Mailbox(james, account);
    }

    private static void send(byte[] message, String... recipients) throws IOException {
        assertThat(new Submission(james)
                        .send(TARO, List.of(recipients), message)
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
        byte[] message = text(
                Charset.forName("windows-31j"),
                "Subject: =?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=Shift_JIS",
                "Content-Transfer-Encoding: 8bit",
                "",
                "髙橋様 ①㈱ ｶﾅ 会議の件です。");

        send(message, "jiro@example.com");

        assertThat(jiro.await(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.withoutTrace()).isEqualTo(message));
    }

    @Test
    void sendsTextByteForByteToTheSmartHost() throws IOException {
        byte[] message = text(StandardCharsets.US_ASCII, "Subject: for the world", "", "Good morning.", "");

        send(message, "partner@example.org");

        assertThat(smartHost.await(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.withoutTrace()).isEqualTo(message));
    }

    @Test
    void takesTheBccFieldOutAndServesItsRecipient() throws IOException {
        Mailbox saburo = mailboxOf("saburo");
        byte[] message = text(
                StandardCharsets.US_ASCII,
                "To: partner@example.org",
                "Bcc: saburo@example.com",
                "Subject: between us",
                "",
                "Good morning.");

        send(message, "partner@example.org", "saburo@example.com");

        assertThat(smartHost.await(1)).singleElement().satisfies(PlainMailIT::doesNotDisclose);
        assertThat(saburo.await(1)).singleElement().satisfies(PlainMailIT::doesNotDisclose);
    }

    private static void doesNotDisclose(ReceivedMail mail) {
        String withoutTrace = new String(mail.withoutTrace(), StandardCharsets.US_ASCII);
        assertThat(withoutTrace).contains("Subject: between us").doesNotContain("saburo");
    }

    private static byte[] text(Charset charset, String... lines) {
        String header = "From: taro@example.com\r\nMessage-ID: <1@example.com>\r\n";
        return (header + String.join("\r\n", lines) + "\r\n").getBytes(charset);
    }
}
