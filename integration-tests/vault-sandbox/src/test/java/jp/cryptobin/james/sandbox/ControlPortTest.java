package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test in another process does over the control port. */
class ControlPortTest {
    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
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
    void followsADepositThroughApprovalToItsNotice() throws Exception {
        json("PATCH", "/section", "{\"approval\":{\"on\":true,\"approvers\":[\"boss@example.com\"]}}");
        vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
        JsonNode waiting = json("GET", "/deposits", "").path(0);
        assertThat(waiting.path("state").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(waiting.path("recipients").path(0).path("url").asString())
                .startsWith(vault.sandbox.baseUrl() + "/d/");

        String id = waiting.path("id").asString();
        JsonNode decided =
                json("POST", "/deposits/" + id + "/decision", "{\"state\":\"DELIVERED\",\"detail\":\"fine\"}");

        assertThat(decided.path("state").asString()).isEqualTo("DELIVERED");
        await().untilAsserted(() -> assertThat(json("GET", "/deposits", "")
                        .path(0)
                        .path("recipients")
                        .path(0)
                        .path("notifiedAt")
                        .asString())
                .isEqualTo(RunningVault.NEW_YEAR.toString()));
    }

    @Test
    void keepsTheFirstDecision() throws Exception {
        json("PATCH", "/section", "{\"approval\":{\"on\":true,\"approvers\":[\"boss@example.com\"]}}");
        vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
        String decision = "/deposits/" + vault.sandbox.deposits().get(0).id() + "/decision";
        json("POST", decision, "{\"state\":\"REJECTED\",\"detail\":\"no\"}");

        JsonNode second = json("POST", decision, "{\"state\":\"DELIVERED\"}");

        assertThat(second.path("state").asString()).isEqualTo("REJECTED");
        assertThat(second.path("detail").asString()).isEqualTo("no");
        assertThat(send("POST", decision, "{\"state\":\"CANCELLED\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void ordersAFaultAndTakesItBack() throws Exception {
        json("POST", "/faults", "{\"kind\":\"HTML_503\",\"method\":\"GET\",\"times\":1,\"delayMillis\":0}");
        assertThat(vault.api.get("/api/v1/status").statusCode()).isEqualTo(503);
        json("POST", "/faults", "{\"kind\":\"HTML_503\",\"method\":\"GET\",\"times\":1,\"delayMillis\":0}");

        assertThat(json("DELETE", "/faults", "")).isEmpty();

        assertThat(vault.api.get("/api/v1/status").statusCode()).isEqualTo(200);
        assertThat(json("GET", "/exchanges", "")
                        .valueStream()
                        .map(exchange -> exchange.path("status").asInt()))
                .containsExactly(503, 200);
    }

    @Test
    void answersToLoopbackNamesOnly() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), vault.sandbox.adminPort().orElseThrow())) {
            socket.getOutputStream()
                    .write("GET /deposits HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    private JsonNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + vault.sandbox.adminPort().orElseThrow() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
