package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.Mailbox;
import jp.cryptobin.james.scenarios.mail.SmtpClient;
import jp.cryptobin.james.scenarios.mail.SmtpReply;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may hand mail to the gateway, and how much of it: the shipped smtpserver.xml. */
@OnUsualGateway
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
    void refusesNobodysAddressAsSenderOfALogin() throws IOException {
        try (SmtpClient client = new Submission(james).connect(TARO)) {
            assertThat(client.command("MAIL FROM:<>").code()).isEqualTo(503);
        }
    }

    /** In one line or in two, with the right password or a wrong one: nobody learns which it was. */
    static Stream<Arguments> logins() {
        return Stream.of("taro-secret", "wrong")
                .flatMap(password -> Stream.of(
                        List.of("AUTH PLAIN " + base64("\0" + TARO.address() + "\0" + password)),
                        List.of("AUTH PLAIN", base64("\0" + TARO.address() + "\0" + password)),
                        List.of("AUTH LOGIN " + base64(TARO.address()), base64(password)),
                        List.of("AUTH LOGIN", base64(TARO.address()), base64(password)),
                        List.of("auth plain " + base64("x\0" + TARO.address() + "\0" + password)),
                        List.of("AUTH PLAIN " + base64(TARO.address()))))
                .map(Arguments::of);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("logins")
    void refusesEveryLoginAtTheMailServerPort(List<String> lines) throws IOException {
        try (SmtpClient client = stranger(james.ports().smtp())) {
            assertThat(client.command(lines.get(0)).code()).isEqualTo(502);
            client.startTls(james.tls());
            client.command("EHLO stranger.example.net");
            for (String line : lines) {
                assertThat(client.command(line).code()).isBetween(500, 504);
            }
            client.command("MAIL FROM:<someone@example.net>");
            assertThat(client.command("RCPT TO:<victim@example.org>").code()).isEqualTo(550);
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    void refusesALoginBeforeTls(List<String> lines) throws IOException {
        try (SmtpClient client = stranger(james.ports().submission())) {
            assertThat(client.command(lines.get(0))).hasToString("538 5.7.11 Log in after STARTTLS, or at port 465");
            for (String line : lines.subList(1, lines.size())) {
                assertThat(client.command(line).code()).isBetween(500, 504);
            }
            client.command("MAIL FROM:<someone@example.net>");
            assertThat(client.command("RCPT TO:<victim@example.org>").code()).isEqualTo(550);
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    void acceptsNoLoginInTheClearFromWhoOnlySaysStartTls(List<String> lines) throws IOException {
        try (SmtpClient client = stranger(james.ports().submission())) {
            assertThat(client.command("STARTTLS").code()).isEqualTo(220);
            for (String line : lines) {
                assertThat(codeOf(client, line)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("logins")
    void carriesNothingOverThatWasSentInTheClearBehindStartTls(List<String> lines) throws IOException {
        try (SmtpClient client = stranger(james.ports().submission())) {
            int code = codeOf(client, "STARTTLS\r\n" + String.join("\r\n", lines));
            if (code == 220) {
                // The dialogue goes on at its beginning, or not at all.
                client.secure(james.tls());
                assertThat(client.command("MAIL FROM:<" + TARO.address() + ">").code())
                        .isBetween(500, 599);
            } else {
                assertThat(code).isNotEqualTo(235);
            }
        }
    }

    /** The code of the reply; 0 if there is none in the clear. */
    private static int codeOf(SmtpClient client, String line) {
        try {
            return client.command(line).code();
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException gone) {
            return 0;
        }
    }

    @Test
    void takesMailOverTlsFromTheFirstOctet() throws IOException {
        Account jiro = new Account("jiro.submissions@example.com", "jiro-secret");
        james.webAdmin().addUser(jiro.address(), jiro.password());
        byte[] message = "Subject: over TLS\r\n\r\nGood morning.\r\n".getBytes(StandardCharsets.US_ASCII);
        try (SmtpClient client = submissions()) {
            assertThat(client.command("EHLO client.example.com").lines()).contains("AUTH LOGIN PLAIN");
            assertThat(client.login(jiro.address(), jiro.password()).code()).isEqualTo(235);
            client.command("MAIL FROM:<" + jiro.address() + ">");
            client.command("RCPT TO:<" + jiro.address() + ">");
            assertThat(client.data(message).code()).isEqualTo(250);
        }

        assertThat(new Mailbox(james, jiro).await(1).get(0).withoutTrace()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako@example.com", "someone@example.org", ""})
    void refusesAnotherAddressAsSenderOverTlsFromTheFirstOctet(String sender) throws IOException {
        try (SmtpClient client = submissions()) {
            client.command("EHLO client.example.com");
            client.login(TARO.address(), TARO.password());
            assertThat(client.command("MAIL FROM:<" + sender + ">").code()).isEqualTo(503);
        }
    }

    @Test
    void hangsUpAfterTheThirdFailedLogin() throws IOException {
        try (SmtpClient client = submissions()) {
            client.command("EHLO client.example.com");
            for (int i = 0; i < 3; i++) {
                assertThat(client.login(TARO.address(), "guess " + i).code()).isEqualTo(535);
            }
            assertThat(client.login(TARO.address(), TARO.password())).hasToString("421 4.7.0 Too many failed logins");
            assertThatThrownBy(() -> client.command("NOOP")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void servesNoMoreThanFiftyConnectionsOfAnAddressAtOnce() throws IOException {
        List<SmtpClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                open.add(submissions());
            }
            assertThatThrownBy(SmtpDoorIT::submissions).isInstanceOf(IOException.class);
        } finally {
            for (SmtpClient client : open) {
                client.close();
            }
        }
        // The port is as free as before.
        Awaitility.await().ignoreException(IOException.class).until(() -> {
            submissions().close();
            return true;
        });
    }

    private static SmtpClient submissions() throws IOException {
        return SmtpClient.connectWithTls(james.host(), james.ports().submissions(), james.tls());
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
