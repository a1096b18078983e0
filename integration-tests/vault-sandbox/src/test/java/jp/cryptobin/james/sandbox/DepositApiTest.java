package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DepositApiTest {
    private static final Contract CONTRACT = new Contract();

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

    @Test
    void storesADepositAndAnswersItsReceipt() throws Exception {
        Announced announced = Announced.ordinary();

        HttpResponse<String> response = vault.api.deposit(RunningVault.newKey(), announced);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode receipt = CONTRACT.check("Receipt", response.body());
        assertThat(receipt.path("state").asString()).isEqualTo("DELIVERED");
        assertThat(receipt.path("depositedAt").asString()).isEqualTo("2026-01-01T09:00:07+09:00");
        assertThat(receipt.path("expiresAt").asString()).isEqualTo("2026-01-07T23:59:59+09:00");
        assertThat(receipt.path("account").asString()).isEqualTo(RunningVault.LOGIN);
        assertThat(receipt.path("files").path(0).path("name").asString()).isEqualTo("議事録.txt");
        assertThat(receipt.path("files").path(0).path("sha256").asString())
                .isEqualTo(Announced.sha256(announced.files().get(0).bytes()));
    }

    @Test
    void answersTheReceiptAgainWhenAskedForIt() throws Exception {
        JsonNode receipt = stored(RunningVault.newKey(), Announced.ordinary());

        HttpResponse<String> again =
                vault.api.get("/api/v1/deposits/" + receipt.path("id").asString());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(CONTRACT.check("Receipt", again.body())).isEqualTo(receipt);
    }

    @Test
    void acceptsFilesWhoseNamesNeedEscapingInTheMultipartBody() throws Exception {
        Announced announced = Announced.of(
                Content.text("見積 \"確定\" 50%.txt", "a"), Content.text("①㈱髙.txt", ""), Content.text("a;b=c.txt", "b"));

        HttpResponse<String> response = vault.api.deposit(RunningVault.newKey(), announced);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    @Test
    void cancelsADepositAndKeepsItCancelled() throws Exception {
        String path = "/api/v1/deposits/"
                + stored(RunningVault.newKey(), Announced.ordinary()).path("id").asString();
        String blob = vault.sandbox.deposits().get(0).files().get(0).blob();
        assertThat(namesOnDisk()).contains(blob);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> cancelled = vault.api.delete(path);
            assertThat(cancelled.statusCode()).isEqualTo(200);
            assertThat(CONTRACT.check("Receipt", cancelled.body()).path("state").asString())
                    .isEqualTo("CANCELLED");
        }
        assertThat(namesOnDisk()).doesNotContain(blob);
    }

    @Test
    void knowsNoDepositOfAnotherId() throws Exception {
        assertProblem(vault.api.get("/api/v1/deposits/0123456789abcdef0123456789abcdef"), 404, "not-found");
        assertProblem(vault.api.delete("/api/v1/deposits/0123456789abcdef0123456789abcdef"), 404, "not-found");
        assertProblem(vault.api.get("/api/v1/elsewhere"), 404, "not-found");
    }

    @Test
    void saysThatItIsReady() throws Exception {
        HttpResponse<String> status = vault.api.get("/api/v1/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(CONTRACT.check("Status", status.body()).path("account").asString())
                .isEqualTo(RunningVault.LOGIN);
    }

    @Test
    void expiresADepositAtTheEndOfItsLastDay() throws Exception {
        String path = "/api/v1/deposits/"
                + stored(RunningVault.newKey(), Announced.ordinary()).path("id").asString();
        vault.clock.move(Duration.between(RunningVault.NEW_YEAR, Instant.parse("2026-01-07T14:59:59Z")));
        assertThat(state(path)).isEqualTo("DELIVERED");

        vault.clock.move(Duration.ofSeconds(1));

        assertThat(state(path)).isEqualTo("EXPIRED");
    }

    @Test
    void keepsDepositsAcrossARestart() throws Exception {
        String key = RunningVault.newKey();
        JsonNode first = stored(key, Announced.ordinary());
        String oldBase = vault.sandbox.baseUrl().toString();

        vault.restart();

        HttpResponse<String> replay = vault.api.deposit(key, Announced.ordinary());
        assertThat(replay.statusCode()).isEqualTo(200);
        assertThat(replay.body().replace(vault.sandbox.baseUrl().toString(), oldBase))
                .isEqualTo(first.toString());
    }

    private String state(String path) throws Exception {
        return CONTRACT.check("Receipt", vault.api.get(path).body())
                .path("state")
                .asString();
    }

    private JsonNode stored(String key, Announced announced) throws Exception {
        HttpResponse<String> response = vault.api.deposit(key, announced);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return CONTRACT.check("Receipt", response.body());
    }

    private List<String> namesOnDisk() throws IOException {
        return vault.filesOnDisk().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = CONTRACT.check("Problem", response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }
}
