package jp.cryptobin.james.scenarios.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's control port: what the vault holds, what it was asked, and how it is made to behave. */
public final class VaultControl {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    public VaultControl(URI base) {
        this.base = base;
    }

    /** A request to the vault's API and the status of its answer. */
    public record Exchange(Instant at, String method, String path, String idempotencyKey, int status) {}

    public List<StoredDeposit> deposits() {
        return list("/deposits", StoredDeposit.class);
    }

    public List<StoredDeposit> depositsOf(String sender) {
        return deposits().stream()
                .filter(deposit -> deposit.sender().equals(sender))
                .toList();
    }

    /** The latest requests for a deposit, oldest first. */
    public List<Exchange> uploads() {
        return list("/exchanges", Exchange.class).stream()
                .filter(exchange -> exchange.method().equals("POST"))
                .toList();
    }

    /** Changes settings of the section, given as a JSON merge patch. */
    public void change(String patch) {
        call("PATCH", "/section", patch);
    }

    /** Sets every setting of the section back, and forgets faults that are still to come. */
    public void reset() {
        call("DELETE", "/section", "");
        call("DELETE", "/faults", "");
    }

    /** Makes the vault take up so many uploads only after a while, as if it hung. */
    public void hang(int uploads, Duration delay) {
        call(
                "POST",
                "/faults",
                "{\"kind\":\"DELAY\",\"method\":\"POST\",\"times\":" + uploads + ",\"delayMillis\":" + delay.toMillis()
                        + "}");
    }

    /** Makes the next upload fail, in a way that the sandbox names, for example {@code RESET_AFTER}. */
    public void breakNextUpload(String kind) {
        breakNext("POST", kind, 1);
    }

    /** The same for several uploads that come. */
    public void breakUploads(String kind, int times) {
        breakNext("POST", kind, times);
    }

    /** The same for cancellings. */
    public void breakNextCancels(String kind, int times) {
        breakNext("DELETE", kind, times);
    }

    private void breakNext(String method, String kind, int times) {
        call(
                "POST",
                "/faults",
                "{\"kind\":\"" + kind + "\",\"method\":\"" + method + "\",\"times\":" + times + ",\"delayMillis\":0}");
    }

    /** What the approver decides: {@code DELIVERED}, {@code REJECTED} or {@code APPROVAL_INVALID}. */
    public void decide(String depositId, String decision, String why) {
        call(
                "POST",
                "/deposits/" + depositId + "/decision",
                JSON.writeValueAsString(Map.of("state", decision, "detail", why)));
    }

    /** Lets the time of a deposit be over. */
    public void expire(String depositId) {
        call("POST", "/deposits/" + depositId + "/expiry", "{}");
    }

    private <T> List<T> list(String path, Class<T> type) {
        JavaType listOf = JSON.getTypeFactory().constructCollectionType(List.class, type);
        return JSON.readValue(call("GET", path, ""), listOf);
    }

    private String call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + path + " gave " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + method + " " + path, e);
        }
    }
}
