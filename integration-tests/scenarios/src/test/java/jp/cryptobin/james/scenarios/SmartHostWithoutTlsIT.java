package jp.cryptobin.james.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.scenarios.mail.Account;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.mail.Submission;
import jp.cryptobin.james.scenarios.server.JamesServer;
import jp.cryptobin.james.scenarios.server.Places;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mail holds file passwords: it waits rather than go to a smart host in the clear, unless gateway.env says so. */
class SmartHostWithoutTlsIT {
    @Test
    void getsNoMail() throws IOException {
        Account taro = new Account("taro@example.com", "taro-secret");
        try (SmartHost smartHost = SmartHost.start();
                JamesServer james = JamesServer.setUp(Places.ofBuild())
                        .smartHostWithTls(smartHost.host(), smartHost.port())
                        .vault(URI.create("http://127.0.0.1:9/"), "somebody", "something", "0123456789abcdef".repeat(3))
                        .start(System.out::println)) {
            james.webAdmin().addUser(taro.address(), taro.password());

            new Submission(james)
                    .send(
                            taro,
                            List.of("partner@example.org"),
                            "Subject: in the clear\r\n\r\nGood morning.\r\n".getBytes(StandardCharsets.US_ASCII));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> james.logLines("STARTTLS is required"), lines -> !lines.isEmpty());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            smartHost.endedConnections() > 0 && james.webAdmin().mailsInQueue("outgoing") == 1);
            assertThat(smartHost.mails()).isEmpty();
        }
    }
}
