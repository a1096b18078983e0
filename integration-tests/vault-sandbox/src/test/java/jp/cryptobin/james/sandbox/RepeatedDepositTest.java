package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.Announced.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One idempotency key makes one deposit. */
class RepeatedDepositTest {
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
    void repeatsTheFirstAnswerForARepeatedKey() throws Exception {
        String key = RunningVault.newKey();
        JsonNode first = stored(key, Announced.ordinary());

        HttpResponse<String> replay = vault.api.deposit(key, Announced.ordinary());

        assertThat(replay.statusCode()).isEqualTo(200);
        assertThat(CONTRACT.check("Receipt", replay.body())).isEqualTo(first);
        assertThat(vault.sandbox.deposits()).hasSize(1);
    }

    @Test
    void makesANewDepositWhereTheFirstOfTheKeyWasCancelled() throws Exception {
        String key = RunningVault.newKey();
        JsonNode first = stored(key, Announced.ordinary());
        vault.api.delete("/api/v1/deposits/" + first.path("id").asString());

        JsonNode second = stored(key, Announced.ordinary());

        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("state").asString()).isEqualTo("DELIVERED");
        assertThat(vault.sandbox.deposits()).hasSize(2);
    }

    static Stream<Announced> otherDeposits() {
        return Stream.of(
                Announced.ordinary().to("jiro@example.jp"),
                Announced.ordinary().withSubject("別件"),
                Announced.ordinary().withPassword("another-Pass-1"),
                Announced.ordinary().from("other@example.com"),
                Announced.of(Content.text("議事録.txt", "other content")));
    }

    @ParameterizedTest
    @MethodSource("otherDeposits")
    void refusesAnotherDepositUnderAUsedKey(Announced other) throws Exception {
        String key = RunningVault.newKey();
        stored(key, Announced.ordinary());

        assertProblem(vault.api.deposit(key, other), 422, "unexpected-error");
        assertThat(vault.sandbox.deposits()).hasSize(1);
    }

    @Test
    void makesOneDepositOfTwoRequestsAtTheSameTime() throws Exception {
        String key = RunningVault.newKey();
        Announced announced = Announced.of(new Content("big.bin", "application/octet-stream", new byte[3_000_000]));
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of(1, 2, 3)
                .map(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        go.await();
                        return vault.api.deposit(key, announced);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        go.countDown();

        assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(201, 200, 200);
        Set<String> bodies =
                answers.stream().map(answer -> answer.join().body()).collect(Collectors.toSet());
        assertThat(bodies).hasSize(1);
        assertThat(vault.sandbox.deposits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "ümlaut-ümlaut-ümlaut-ümlaut-ümlaut", "a b a b a b a b a b a b a b a b a b a b"})
    void refusesAnIdempotencyKeyOfAnotherForm(String key) throws Exception {
        HttpResponse<String> response = vault.api.deposit(URLEncoder.encode(key, UTF_8), Announced.ordinary());

        assertProblem(response, 400, "unexpected-error");
    }

    private JsonNode stored(String key, Announced announced) throws Exception {
        HttpResponse<String> response = vault.api.deposit(key, announced);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return CONTRACT.check("Receipt", response.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = CONTRACT.check("Problem", response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }
}
