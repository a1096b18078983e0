package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    void repeatsTheFirstAnswerForARepeatedKey() throws Exception {
        String key = RunningVault.newKey();
        JsonNode first = stored(key, Announced.ordinary());
        vault.api.delete("/api/v1/deposits/" + first.path("id").asString());

        HttpResponse<String> replay = vault.api.deposit(key, Announced.ordinary());

        assertThat(replay.statusCode()).isEqualTo(200);
        assertThat(CONTRACT.check("Receipt", replay.body())).isEqualTo(first);
        assertThat(vault.sandbox.deposits()).hasSize(1);
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

    static Stream<Arguments> mismatches() {
        Content one = Content.text("one.txt", "content one");
        Content two = Content.text("two.txt", "content two");
        return Stream.of(
                Arguments.of("other content", List.of(Content.text("one.txt", "CONTENT one"), two)),
                Arguments.of("too short", List.of(Content.text("one.txt", "content on"), two)),
                Arguments.of("too long", List.of(Content.text("one.txt", "content one!"), two)),
                Arguments.of("other order", List.of(two, one)),
                Arguments.of("one missing", List.of(one)),
                Arguments.of("one too many", List.of(one, two, Content.text("three.txt", "3"))),
                Arguments.of("other name", List.of(Content.text("eins.txt", "content one"), two)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mismatches")
    void refusesFilesThatDifferFromTheAnnouncement(String how, List<Content> sent) throws Exception {
        Announced announced =
                Announced.of(Content.text("one.txt", "content one"), Content.text("two.txt", "content two"));

        HttpResponse<String> response = vault.api.post(RunningVault.newKey(), ApiClient.body(announced.json(), sent));

        assertProblem(response, 422, "upload-failed");
        assertNothingStored();
    }

    @Test
    void refusesABodyWithoutItsLastBoundary() throws Exception {
        byte[] whole =
                ApiClient.body(Announced.ordinary().json(), Announced.ordinary().files());

        HttpResponse<String> response = vault.api.post(RunningVault.newKey(), Arrays.copyOf(whole, whole.length - 6));

        assertProblem(response, 422, "upload-failed");
        assertNothingStored();
    }

    @Test
    void leavesNothingBehindWhenTheClientBreaksOff() throws Exception {
        Announced announced = Announced.of(new Content("big.bin", "application/octet-stream", new byte[2_000_000]));
        byte[] body = ApiClient.body(announced.json(), announced.files());
        String head = "POST /api/v1/deposits HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                + vault.api.authorization() + "\r\nIdempotency-Key: " + RunningVault.newKey()
                + "\r\nContent-Type: multipart/form-data; boundary=" + ApiClient.BOUNDARY + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), vault.sandbox.port())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, body.length / 2);
            socket.getOutputStream().flush();
            await().until(() -> vault.filesOnDisk().stream()
                    .anyMatch(file -> file.toString().contains("incoming")
                            && file.toFile().length() > 500_000));
        }

        await().untilAsserted(this::assertNothingStored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "[]",
                "{\"sender\":null,\"recipients\":[\"a@example.jp\"],\"subject\":\"s\",\"filePassword\":\"12345678\",\"files\":[]}",
                "{\"sender\":\"a@example.com\",\"recipients\":[],\"subject\":\"s\",\"filePassword\":\"12345678\",\"files\":[]}"
            })
    void refusesAnAnnouncementThatBreaksTheContract(String json) throws Exception {
        assertProblem(vault.api.post(RunningVault.newKey(), ApiClient.body(json, List.of())), 400, "unexpected-error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "ümlaut-ümlaut-ümlaut-ümlaut-ümlaut", "a b a b a b a b a b a b a b a b a b a b"})
    void refusesAnIdempotencyKeyOfAnotherForm(String key) throws Exception {
        HttpResponse<String> response = vault.api.deposit(URLEncoder.encode(key, UTF_8), Announced.ordinary());

        assertProblem(response, 400, "unexpected-error");
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

    private void assertNothingStored() throws IOException {
        assertThat(vault.sandbox.deposits()).isEmpty();
        assertThat(namesOnDisk()).containsExactlyInAnyOrder("key", "lock", "people");
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
