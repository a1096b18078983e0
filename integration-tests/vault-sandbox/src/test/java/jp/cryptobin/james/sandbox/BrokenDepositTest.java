package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** Requests that are not what they say, and leave nothing behind. */
class BrokenDepositTest {
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
