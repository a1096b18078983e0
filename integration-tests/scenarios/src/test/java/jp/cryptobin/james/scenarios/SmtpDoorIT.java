package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Mailbox;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may hand mail to the gateway, and how much of it: the shipped smtpserver.xml. */
@ExtendWith(OneStage.class)
class SmtpDoorIT {
    /** 40 MB (manual 3.1.1 and 5.1), in octets. */
    private static final int LIMIT = 41_943_040;

    private static final Account TARO = new Account("taro@example.com", "taro-secret");
    private static final Account HANAKO = new Account("hanako@example.com", "hanako-secret");

    private static JamesServer james;

    @BeforeAll
    static void addPeople(Stage stage) {
        james = stage.james();
        james.webAdmin().addUser(TARO.address(), TARO.password());
        james.webAdmin().addUser(HANAKO.address(), HANAKO.password());
    }

    private static SmtpClient stranger(int port) throws IOException {
        SmtpClient client = SmtpClient.connect(james.host(), port);
        client.command("EHLO stranger.example.net");
        return client;
    }

    @Test
    void refusesToRelayForAStrangerAtTheMailServerPort() throws IOException {
        try (SmtpClient client = stranger(james.ports().smtp())) {
            client.command("MAIL FROM:<someone@example.net>");
            assertThat(client.command("RCPT TO:<victim@example.org>"))
                    .hasToString("550 5.7.1 Requested action not taken: relaying denied");
            assertThat(client.command("DATA").code()).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void refusesToRelayForAStrangerAtTheSubmissionPort() throws IOException {
        try (SmtpClient client = stranger(james.ports().submission())) {
            client.startTls(james.tls());
            client.command("EHLO stranger.example.net");
            client.command("MAIL FROM:<someone@example.net>");
            assertThat(client.command("RCPT TO:<victim@example.org>")).hasToString("530 5.7.1 Authentication Required");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "victim%example.org@example.com",
                "\"victim@example.org\"@example.com",
                "@example.com:victim@example.org"
            })
    void refusesToRelayForAStrangerWhoWritesTheAddressInAnotherForm(String recipient) throws IOException {
        try (SmtpClient client = stranger(james.ports().smtp())) {
            client.command("MAIL FROM:<someone@example.net>");
            assertThat(client.command("RCPT TO:<" + recipient + ">").code()).isBetween(400, 599);
        }
    }

    @Test
    void refusesAStrangerWhoPretendsToBeAColleague() throws IOException {
        try (SmtpClient client = stranger(james.ports().submission())) {
            client.startTls(james.tls());
            client.command("EHLO stranger.example.net");
            client.command("MAIL FROM:<" + TARO.address() + ">");
            assertThat(client.command("RCPT TO:<" + HANAKO.address() + ">").code())
                    .isBetween(500, 599);
        }
    }

    @Test
    void offersNoLoginWithoutTls() throws IOException {
        try (SmtpClient client = SmtpClient.connect(james.host(), james.ports().submission())) {
            assertThat(client.command("EHLO client.example.com").lines())
                    .contains("STARTTLS")
                    .noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void refusesAnotherPersonsAddressAsSender() throws IOException {
        try (SmtpClient client = new Submission(james).connect(TARO)) {
            assertThat(client.command("MAIL FROM:<" + HANAKO.address() + ">").code())
                    .isEqualTo(503);
        }
    }

    @Test
    void announcesTheSizeLimitInOctets() throws IOException {
        try (SmtpClient client = SmtpClient.connect(james.host(), james.ports().smtp())) {
            assertThat(client.command("EHLO client.example.com").lines()).contains("SIZE " + LIMIT);
        }
    }

    @Test
    void refusesAnAnnouncedSizeAboveTheLimit() throws IOException {
        try (SmtpClient client = new Submission(james).connect(TARO)) {
            SmtpReply reply = client.command("MAIL FROM:<" + TARO.address() + "> SIZE=" + (LIMIT + 1));
            assertThat(reply).hasToString("552 5.3.4 Message size exceeds fixed maximum message size");
        }
    }

    @Test
    void acceptsAnAnnouncedSizeAtTheLimit() throws IOException {
        try (SmtpClient client = new Submission(james).connect(TARO)) {
            assertThat(client.command("MAIL FROM:<" + TARO.address() + "> SIZE=" + LIMIT)
                            .code())
                    .isEqualTo(250);
        }
    }

    @Test
    void refusesAMessageThatGrowsAboveTheLimit() throws IOException {
        SmtpReply reply = new Submission(james).send(TARO, List.of(HANAKO.address()), messageOf(LIMIT + 1));

        assertThat(reply.code()).isEqualTo(552);
    }

    @Test
    void deliversAMessageOfExactlyTheLimit() throws IOException {
        byte[] message = messageOf(LIMIT);

        SmtpReply reply = new Submission(james).send(TARO, List.of(TARO.address()), message);

        assertThat(reply.code()).isEqualTo(250);
        assertThat(new Mailbox(james, TARO).await(1).get(0).withoutTrace()).isEqualTo(message);
    }

    private static byte[] messageOf(int octets) {
        String header = "From: " + TARO.address() + "\r\nSubject: big\r\n\r\n";
        StringBuilder message = new StringBuilder(octets).append(header);
        String line = "x".repeat(76) + "\r\n";
        while (message.length() + line.length() <= octets - 2) {
            message.append(line);
        }
        message.append("y".repeat(octets - 2 - message.length())).append("\r\n");
        return message.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
