package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** James's administration interface: what an operator would type as curl commands. */
public final class WebAdmin {
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern SIZE = Pattern.compile("\"size\"\\s*:\\s*(\\d+)");

    private static final Pattern CURL = Pattern.compile(
            "curl( -X (?<method>[A-Z]+))?( -d '(?<body>[^']*)')? 'http://127\\.0\\.0\\.1:8000(?<path>/[^']*)'");

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    WebAdmin(URI base) {
        this.base = base;
    }

    public void addDomain(String domain) {
        call("PUT", "/domains/" + domain, "");
    }

    public void addUser(String address, String password) {
        call("PUT", "/users/" + address, "{\"password\":\"" + password + "\"}");
    }

    /** A forward of a local address, as {@code forwards} of the address mappings. */
    public void forward(String address, String target) {
        call("PUT", "/address/forwards/" + address + "/targets/" + target, "");
    }

    /** How many mails James holds in a repository, for example {@code var/mail/error/}. */
    public int mailsIn(String repository) {
        return namesIn(repository).size();
    }

    /** The names of the mails that James holds in a repository; none where there is none. */
    public List<String> namesIn(String repository) {
        HttpResponse<String> answer = send("GET", mails(repository), "");
        return answer.statusCode() == 404
                ? List.of()
                : NAME.matcher(answer.body())
                        .results()
                        .map(name -> name.group(1))
                        .toList();
    }

    /** How many mails of one sender James holds in a repository. */
    public long mailsIn(String repository, String sender) {
        return namesIn(repository).stream()
                .map(name -> send("GET", mails(repository) + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8), ""))
                .filter(mail -> mail.body().contains("\"sender\":\"" + sender + "\""))
                .count();
    }

    /** Puts a mail of a repository into a processor. */
    public void reprocess(String repository, String name, String processor) {
        String key = URLEncoder.encode(name, StandardCharsets.UTF_8);
        call("PATCH", mails(repository) + "/" + key + "?action=reprocess&processor=" + processor, "");
    }

    private static String mails(String repository) {
        return "/mailRepositories/" + URLEncoder.encode(repository, StandardCharsets.UTF_8) + "/mails";
    }

    /** How many mails a queue holds, waiting ones and those in hand: {@code spool}, {@code outgoing}. */
    public int mailsInQueue(String queue) {
        Matcher size = SIZE.matcher(call("GET", "/mailQueues/" + queue, ""));
        if (!size.find()) {
            throw new IllegalStateException("The queue " + queue + " has no size");
        }
        return Integer.parseInt(size.group(1));
    }

    /** Whether no mail is in any of the queues; looks twice, because a bounce goes from a later queue to the first. */
    public boolean areEmpty(String... queues) {
        return IntStream.range(0, 2)
                .allMatch(look -> Stream.of(queues).mapToInt(this::mailsInQueue).sum() == 0);
    }

    /**
     * What an operator types as {@code curl}, with the address that the interface has as shipped.
     *
     * @param command {@code curl [-X METHOD] [-d 'BODY'] 'URL'}
     * @return the body of the answer
     */
    public String curl(String command) {
        Matcher parts = CURL.matcher(command);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not of the form " + CURL + ": " + command);
        }
        return call(
                parts.group("method") == null ? "GET" : parts.group("method"),
                parts.group("path"),
                parts.group("body") == null ? "" : parts.group("body"));
    }

    /** What came back, with whatever status. */
    public record Look(int status, String body) {}

    /** Looks at a page of the interface, such as {@code /metrics} or {@code /healthcheck}. */
    public Look look(String path) {
        HttpResponse<String> response = send("GET", path, "");
        return new Look(response.statusCode(), response.body());
    }

    private String call(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " gave " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + method + " " + path, e);
        }
    }
}
