package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A vault that keeps nothing and answers when it is told to, so that what is measured is the gateway. */
final class NullVault implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_JSON = 256 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "null vault");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong ids = new AtomicLong();
    private volatile Duration latency = Duration.ZERO;

    NullVault() throws IOException {
        // Read by the server's class when it is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 200);
        server.setExecutor(threads);
        server.createContext("/api/v1/deposits", this::deposit);
        server.createContext(
                "/api/v1/status", exchange -> answer(exchange, 200, "{\"state\":\"READY\",\"account\":\"x\"}"));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** How long it takes for an answer, from now on. */
    void latency(Duration time) {
        latency = time;
    }

    long deposits() {
        return ids.get();
    }

    private void deposit(HttpExchange exchange) throws IOException {
        String json;
        try (InputStream body = exchange.getRequestBody()) {
            json = json(body.readNBytes(LARGEST_JSON));
            body.transferTo(OutputStream.nullOutputStream());
        }
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, 201, receipt(JSON.readTree(json)));
    }

    /** The first part of the form. */
    private static String json(byte[] begin) {
        String text = new String(begin, UTF_8);
        int from = text.indexOf("\r\n\r\n") + 4;
        return text.substring(from, text.indexOf("\r\n--", from));
    }

    private String receipt(JsonNode deposit) {
        ObjectNode receipt = JSON.createObjectNode()
                .put("id", "deposit-%08d".formatted(ids.incrementAndGet()))
                .put("state", "DELIVERED")
                .put("depositedAt", Instant.now().toString())
                .put("expiresAt", Instant.now().plus(Duration.ofDays(7)).toString())
                .put("account", "bench")
                .put("manageUrl", url() + "manage");
        receipt.set("files", deposit.get("files"));
        return receipt.toString();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] octets = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
