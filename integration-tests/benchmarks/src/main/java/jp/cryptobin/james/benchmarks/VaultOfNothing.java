package jp.cryptobin.james.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.FileReader;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.Part;
import jp.cryptobin.james.mime.MessageSource;
import jp.cryptobin.james.mime.PartPath;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.Sha256;
import jp.cryptobin.james.vault.http.HttpCryptoBin;
import jp.cryptobin.james.vault.http.VaultLogin;
import jp.cryptobin.james.vault.http.VaultSettings;

/** A server that reads deposits to their end and refuses to be ready for them, and the gateway's client of it. */
final class VaultOfNothing implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final HttpCryptoBin client;
    private final List<DepositFile> announced;
    private final Set<PartPath> paths;

    VaultOfNothing(Inspection inspection) throws IOException {
        // Read by the server's class when it is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream in = exchange.getRequestBody()) {
                in.transferTo(OutputStream.nullOutputStream());
                exchange.sendResponseHeaders(503, -1);
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        client = new HttpCryptoBin(new VaultSettings(address, new VaultLogin("bench", "password")), Clock.systemUTC());
        announced = inspection.files().stream()
                .map(file ->
                        new DepositFile(file.fileName(), file.contentType(), file.size(), new Sha256(file.sha256())))
                .toList();
        paths = inspection.files().stream().map(Part::path).collect(Collectors.toUnmodifiableSet());
    }

    /** @param message that has the files */
    DepositOutcome take(MessageSource message) {
        return client.deposit(deposit(), sink -> {
            int[] next = {0};
            try (InputStream in = message.open()) {
                FileReader.read(
                        in,
                        InspectionSettings.DEFAULT.limits(),
                        paths,
                        (path, content) -> sink.file(next[0]++, content));
            }
        });
    }

    private Deposit deposit() {
        GatewaySecret secret = GatewaySecret.parse("0123456789abcdef".repeat(3));
        IdempotencyKey key = IdempotencyKey.of(
                secret, "m1@example.com", "taro@example.com", List.of("hanako@example.org"), "Quotation", announced);
        return new Deposit(
                key,
                "taro@example.com",
                "",
                List.of("hanako@example.org"),
                List.of(),
                "Quotation",
                FilePassword.derive(secret, key),
                announced);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
