package jp.cryptobin.james.scenarios.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser who opens one download page: enters a password, presses the buttons. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");
    private static final Pattern ERROR = Pattern.compile("role=\"alert\"[^>]*>([^<]*)<");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI page;
    private String csrf = "";

    public Visitor(URI page) {
        this.page = page;
    }

    /**
     * What the page said to a password.
     *
     * @param error what it complains about, else empty
     */
    public record PageAnswer(int status, String error) {
        public boolean opened() {
            return status == 200 && error.isEmpty();
        }
    }

    /** Opens the page and enters a password. */
    public PageAnswer enter(String password) {
        remember(send(HttpRequest.newBuilder(page).build()));
        HttpResponse<byte[]> answer = post("", Map.of("csrf", csrf, "password", password));
        String body = remember(answer);
        Matcher error = ERROR.matcher(body);
        return new PageAnswer(answer.statusCode(), error.find() ? error.group(1) : "");
    }

    /**
     * Presses the button of a file.
     *
     * @param number of the file in the list, from 0
     * @throws IllegalStateException if the page gives no file
     */
    public byte[] download(int number) {
        HttpResponse<byte[]> answer = post("/files/" + number, Map.of("csrf", csrf));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("No file " + number + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private String remember(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), UTF_8);
        Matcher matcher = CSRF.matcher(body);
        if (matcher.find()) {
            csrf = matcher.group(1);
        }
        return body;
    }

    private HttpResponse<byte[]> post(String below, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(page + below))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + request.uri(), e);
        }
    }
}
