package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.SampleFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Deposits that do not get through. */
@Timeout(30)
abstract class DepositAttempts {
    static final List<SampleFile> FILES = SampleFile.VARIED;
    static final Deposit DEPOSIT = SampleFile.deposit("<1@example.com>", FILES);
    static final Duration SHORT = Duration.ofMillis(300);
    static final Duration LONG = Duration.ofSeconds(20);

    VaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = new VaultServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static DepositOutcome deposit(VaultSettings settings) {
        return deposit(settings, DEPOSIT, SampleFile.contents(FILES));
    }

    static DepositOutcome deposit(VaultSettings settings, Deposit deposit, FileContents contents) {
        try (HttpCryptoBin client = new HttpCryptoBin(settings, Clock.systemUTC())) {
            return client.deposit(deposit, contents);
        }
    }

    static void assertHeld(DepositOutcome outcome, Reason reason, String... words) {
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(((NotDone) outcome).reason()).isEqualTo(reason);
        assertThat(words)
                .allSatisfy(word -> assertThat(((NotDone) outcome).detail()).contains(word));
    }
}
