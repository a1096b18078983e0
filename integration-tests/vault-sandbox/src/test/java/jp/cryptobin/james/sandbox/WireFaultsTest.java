package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.cryptobin.james.sandbox.api.Exchange;
import jp.cryptobin.james.sandbox.fault.Fault;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFaultsTest {
    @TempDir
    Path directory;

    private RunningVault vault;

    @BeforeEach
    void start() throws IOException {
        vault = new RunningVault(directory);
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @ParameterizedTest
    @CsvSource({"RESET_BEFORE, 0", "RESET_AFTER, 1", "TRUNCATED_ANSWER, 1"})
    void losesTheConnection(FaultKind kind, int stored) throws Exception {
        String key = RunningVault.newKey();
        vault.sandbox.order(Fault.nextDeposit(kind));

        assertThatThrownBy(() -> vault.api.deposit(key, Announced.ordinary())).isInstanceOf(IOException.class);

        assertThat(vault.sandbox.deposits()).hasSize(stored);
        assertThat(vault.api.deposit(key, Announced.ordinary()).statusCode()).isEqualTo(stored == 0 ? 201 : 200);
        assertThat(vault.sandbox.deposits()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"HTML_500, 500", "HTML_503, 503"})
    void answersLikeAProxyThatFails(FaultKind kind, int status) throws Exception {
        vault.sandbox.order(Fault.nextDeposit(kind));

        HttpResponse<String> response = vault.api.deposit(RunningVault.newKey(), Announced.ordinary());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.body()).contains("<html>");
        assertThat(vault.sandbox.deposits()).isEmpty();
    }

    @Test
    void namesAnotherDigestInTheAnswer() throws Exception {
        vault.sandbox.order(Fault.nextDeposit(FaultKind.WRONG_DIGEST));
        Announced announced = Announced.ordinary();

        HttpResponse<String> response = vault.api.deposit(RunningVault.newKey(), announced);

        assertThat(response.statusCode()).isEqualTo(201);
        String digest = new Contract()
                .check("Receipt", response.body())
                .path("files")
                .path(0)
                .path("sha256")
                .asString();
        assertThat(digest)
                .isNotEqualTo(Announced.sha256(announced.files().get(0).bytes()));
    }

    @Test
    void waitsBeforeItTakesARequestUpAndNotBeyondAStop() throws Exception {
        vault.sandbox.order(
                new Fault(FaultKind.DELAY, "POST", 1, Duration.ofHours(1).toMillis()));
        CompletableFuture<Void> delayed = CompletableFuture.runAsync(() -> {
            try {
                vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
                throw new IllegalStateException("answered");
            } catch (IOException expected) {
                // The vault stopped meanwhile.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> vault.sandbox.pendingFaults().isEmpty());
        assertThat(delayed).isNotDone();
        assertThat(vault.api.get("/api/v1/status").statusCode()).isEqualTo(200);

        vault.restart();

        delayed.get(10, TimeUnit.SECONDS);
        assertThat(vault.sandbox.deposits()).isEmpty();
    }

    @Test
    void hitsOnlyTheRequestsItIsMeantFor() throws Exception {
        vault.sandbox.order(new Fault(FaultKind.HTML_500, "DELETE", 2, 0));

        assertThat(vault.api
                        .deposit(RunningVault.newKey(), Announced.ordinary())
                        .statusCode())
                .isEqualTo(201);
        assertThat(vault.api.delete("/api/v1/deposits/0").statusCode()).isEqualTo(500);
        assertThat(vault.api.delete("/api/v1/deposits/0").statusCode()).isEqualTo(500);
        assertThat(vault.api.delete("/api/v1/deposits/0").statusCode()).isEqualTo(404);
    }

    @Test
    void recordsWhatWasAskedAndAnswered() throws Exception {
        String key = RunningVault.newKey();
        vault.api.deposit(key, Announced.ordinary().withSubject("あ".repeat(201)));
        vault.sandbox.order(Fault.nextDeposit(FaultKind.RESET_BEFORE));
        vault.sandbox.order(Fault.nextDeposit(FaultKind.RESET_AFTER));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> vault.api.deposit(key, Announced.ordinary()))
                    .isInstanceOf(IOException.class);
        }
        vault.api.deposit(key, Announced.ordinary());

        assertThat(vault.sandbox.exchanges())
                .extracting(
                        Exchange::method, Exchange::idempotencyKey, Exchange::status, Exchange::code, Exchange::fault)
                .containsExactly(
                        tuple("POST", key, 422, "subject-too-long", null),
                        tuple("POST", key, 0, null, FaultKind.RESET_BEFORE),
                        tuple("POST", key, 201, null, FaultKind.RESET_AFTER),
                        tuple("POST", key, 200, null, null));
    }
}
