package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;

/** A client that speaks the contract, and breaks it where a test wants it to. */
final class ApiClient {
    static final String BOUNDARY = "3f0c7bd2-boundary";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String authorization;

    ApiClient(URI base, String loginId, String password) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((loginId + ":" + password).getBytes(UTF_8));
    }

    HttpResponse<String> deposit(String key, Announced announced) throws IOException, InterruptedException {
        return post(key, body(announced.json(), announced.files()));
    }

    HttpResponse<String> post(String key, byte[] body) throws IOException, InterruptedException {
        return http.send(
                request("/api/v1/deposits")
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(request(path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    String authorization() {
        return authorization;
    }

    static byte[] body(String json, List<Announced.Content> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"deposit\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + json + "\r\n")
                .getBytes(UTF_8));
        for (Announced.Content file : files) {
            out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.name().replace("\"", "%22") + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.writeBytes(file.bytes());
            out.writeBytes("\r\n".getBytes(UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return out.toByteArray();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", authorization);
    }
}
