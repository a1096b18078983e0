package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does what a person's browser does: keeps cookies, follows a redirect, sends back what a form holds. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private String csrf = "";

    Browser(URI base) {
        this.base = base;
    }

    HttpResponse<String> open(URI url) throws IOException, InterruptedException {
        return remembered(http.send(
                HttpRequest.newBuilder(base.resolve(url))
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    HttpResponse<String> enter(URI url, String password) throws IOException, InterruptedException {
        return remembered(
                http.send(form(url, Map.of("csrf", csrf, "password", password)), HttpResponse.BodyHandlers.ofString()));
    }

    /** Logs in with the login page as a person does. */
    HttpResponse<String> logIn(String loginId, String password) throws IOException, InterruptedException {
        open(URI.create("/login"));
        return submit("/login", Map.of("login", loginId, "password", password));
    }

    /** Sends a form of the page that was opened last. */
    HttpResponse<String> submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrf", csrf);
        return remembered(http.send(form(base.resolve(path), all), HttpResponse.BodyHandlers.ofString()));
    }

    HttpResponse<byte[]> press(URI url) throws IOException, InterruptedException {
        return http.send(form(url, Map.of("csrf", csrf)), HttpResponse.BodyHandlers.ofByteArray());
    }

    void forgetForm() {
        csrf = "";
    }

    private HttpResponse<String> remembered(HttpResponse<String> page) {
        Matcher matcher = CSRF.matcher(page.body());
        if (matcher.find()) {
            csrf = matcher.group(1);
        }
        return page;
    }

    private static HttpRequest form(URI url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(url)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
