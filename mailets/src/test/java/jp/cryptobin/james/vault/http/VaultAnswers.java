package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.SampleFile;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A deposit that is answered with whatever a test likes. */
abstract class VaultAnswers {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final List<SampleFile> FILES = SampleFile.VARIED;
    static final Deposit DEPOSIT = SampleFile.deposit("<1@example.com>", FILES);
    static final String HTML = "<html><body><h1>Error</h1></body></html>";

    static VaultServer server;
    static HttpCryptoBin client;

    @BeforeAll
    static void start() throws IOException {
        server = new VaultServer();
        client = new HttpCryptoBin(
                server.settings(VaultServer.quick(Duration.ofSeconds(5))), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    static DepositOutcome depositAnswered(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        Arrays.stream(headers).forEach(response::addHeader);
        int before = server.web.getRequestCount();
        server.web.enqueue(response.build());
        DepositOutcome outcome = client.deposit(DEPOSIT, SampleFile.contents(FILES));
        assertThat(server.web.getRequestCount() - before)
                .as("requests, never repeated")
                .isEqualTo(1);
        return outcome;
    }
}
