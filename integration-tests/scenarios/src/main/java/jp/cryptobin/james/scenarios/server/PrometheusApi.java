package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.cryptobin.james.scenarios.server.Prometheus.Alert;
import jp.cryptobin.james.scenarios.server.Prometheus.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API of a Prometheus: what a dashboard asks. */
final class PrometheusApi {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    PrometheusApi(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    boolean ready() {
        return get("/-/ready").statusCode() == 200;
    }

    List<Sample> query(String query, Instant moment) {
        JsonNode data = data("/api/v1/query", Map.of("query", query, "time", seconds(moment)));
        List<Sample> samples = new ArrayList<>();
        data.get("result").forEach(series -> samples.add(new Sample(labels(series), number(series.get("value")))));
        return samples;
    }

    SortedMap<Instant, Double> range(String query, Instant from, Instant to, Duration step) {
        JsonNode result = data(
                        "/api/v1/query_range",
                        Map.of("query", query, "start", seconds(from), "end", seconds(to), "step", seconds(step)))
                .get("result");
        if (result.size() > 1) {
            throw new IllegalArgumentException(query + " gives " + result.size() + " series");
        }
        SortedMap<Instant, Double> curve = new TreeMap<>();
        result.forEach(series -> series.get("values").forEach(value -> {
            long millis = Math.round(value.get(0).asDouble() * 1000);
            curve.put(Instant.ofEpochMilli(millis), number(value));
        }));
        return curve;
    }

    List<String> values(String label, String metric) {
        List<String> values = new ArrayList<>();
        data("/api/v1/label/" + label + "/values", Map.of("match[]", metric))
                .forEach(value -> values.add(value.asString()));
        return values;
    }

    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        data("/api/v1/rules", Map.of("type", "alert"))
                .get("groups")
                .forEach(group -> group.get("rules")
                        .forEach(rule -> alerts.add(new Alert(
                                rule.get("name").asString(),
                                rule.get("health").asString(),
                                rule.get("state").asString()))));
        return alerts;
    }

    private static Map<String, String> labels(JsonNode series) {
        Map<String, String> labels = new LinkedHashMap<>();
        series.get("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return labels;
    }

    /** Of a moment and a number, which is text because it may be {@code NaN}. */
    private static double number(JsonNode value) {
        String number = value.get(1).asString();
        return switch (number) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(number);
        };
    }

    private static String seconds(Instant moment) {
        return Double.toString(moment.toEpochMilli() / 1000.0);
    }

    private static String seconds(Duration step) {
        return step.toMillis() / 1000.0 + "s";
    }

    private JsonNode data(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = get(path + "?" + query);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " " + parameters + ": " + answer.body());
        }
        return JSON.readTree(answer.body()).get("data");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + path, e);
        }
    }
}
