package jp.cryptobin.james.vault.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.FakeCryptoBin;
import jp.cryptobin.james.vault.FilePasswords;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.Sha256;
import jp.cryptobin.james.vault.StateOutcome;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vault over real HTTPS, in front of {@link FakeCryptoBin}. It takes only requests that keep to the wire contract, and
 * answers with documents that do.
 */
final class VaultServer implements AutoCloseable {
    static final VaultLogin LOGIN = new VaultLogin("mail-gateway", "pässwörd:秘密");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .commonName("vault")
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("localhost")
            .build();

    final MockWebServer web = new MockWebServer();
    final FakeCryptoBin fake = new FakeCryptoBin(Clock.systemUTC());
    /** Requests that broke the contract. */
    final List<String> offences = new ArrayList<>();

    VaultServer() throws IOException {
        web.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(CERTIFICATE)
                .build()
                .sslSocketFactory());
        web.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    /** Answers like a vault, from now on, instead of with what is enqueued. */
    VaultServer behaving() {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        return this;
    }

    VaultSettings settings(Timeouts timeouts) {
        return new VaultSettings(address(), LOGIN, timeouts, List.of(CERTIFICATE.certificate()));
    }

    static String certificatePem() {
        return CERTIFICATE.certificatePem();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + web.getPort() + "/");
    }

    HttpCryptoBin client() {
        return new HttpCryptoBin(settings(Timeouts.DEFAULT), Clock.systemUTC());
    }

    static Timeouts quick(Duration read) {
        return new Timeouts(Duration.ofSeconds(5), read, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private MockResponse answer(RecordedRequest request) {
        try {
            String path = request.getUrl().encodedPath();
            if (path.equals("/api/v1/status")) {
                ObjectNode status =
                        JSON.createObjectNode().put("state", "READY").put("account", LOGIN.id());
                return document(200, "Status", status);
            }
            if (request.getMethod().equals("POST") && path.equals("/api/v1/deposits")) {
                return deposit(request);
            }
            DepositId id = new DepositId(path.substring("/api/v1/deposits/".length()));
            StateOutcome outcome = request.getMethod().equals("DELETE") ? fake.cancel(id) : fake.state(id);
            return outcome instanceof KnownDeposit known
                    ? document(200, "Receipt", json(known.receipt()))
                    : problem(404, "not-found");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockResponse deposit(RecordedRequest request) throws IOException {
        if (request.getFailure() != null) {
            return problem(400, "upload-failed");
        }
        String key = request.getHeaders().get("Idempotency-Key");
        offences.addAll(WireContract.violations("IdempotencyKey", JSON.valueToTree(key)));
        String boundary =
                MediaType.get(request.getHeaders().get("Content-Type")).parameter("boundary");
        try (MultipartReader parts = new MultipartReader(new Buffer().write(request.getBody()), boundary)) {
            MultipartReader.Part first = parts.nextPart();
            check(first.headers(), "form-data; name=\"deposit\"", "application/json");
            String json = first.body().readUtf8();
            offences.addAll(WireContract.violations("Deposit", json));
            Deposit deposit = deposit(new IdempotencyKey(key), JSON.readTree(json));
            List<byte[]> contents = new ArrayList<>();
            for (MultipartReader.Part part = parts.nextPart(); part != null; part = parts.nextPart()) {
                String name = deposit.files().get(contents.size()).name().replace("\"", "%22");
                check(
                        part.headers(),
                        "form-data; name=\"file\"; filename=\"" + name + "\"",
                        "application/octet-stream");
                contents.add(part.body().readByteArray());
            }
            boolean replay = fake.deposits().stream()
                    .anyMatch(stored -> stored.deposit().key().value().equals(key));
            return fake.deposit(deposit, sink -> {
                        for (int i = 0; i < contents.size(); i++) {
                            sink.file(i, new ByteArrayInputStream(contents.get(i)));
                        }
                    })
                    .fold(
                            accepted -> document(replay ? 200 : 201, "Receipt", json(accepted.receipt())),
                            refused -> problem(422, refused.reason().code()),
                            unavailable -> problem(422, unavailable.reason().code()));
        }
    }

    private void check(Headers headers, String disposition, String type) {
        if (!disposition.equals(headers.get("Content-Disposition")) || !type.equals(headers.get("Content-Type"))) {
            offences.add(headers.toString());
        }
    }

    private static Deposit deposit(IdempotencyKey key, JsonNode json) {
        List<String> recipients = new ArrayList<>();
        json.get("recipients").forEach(recipient -> recipients.add(recipient.stringValue()));
        List<DepositFile> files = new ArrayList<>();
        json.get("files")
                .forEach(file -> files.add(new DepositFile(
                        file.get("name").stringValue(),
                        file.get("contentType").stringValue(),
                        file.get("size").longValue(),
                        new Sha256(file.get("sha256").stringValue()))));
        return new Deposit(
                key,
                json.get("sender").stringValue(),
                json.path("senderName").stringValue(""),
                recipients,
                json.path("blindRecipients")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList(),
                json.get("subject").stringValue(),
                FilePasswords.of(json.get("filePassword").stringValue()),
                files);
    }

    static ObjectNode json(Receipt receipt) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", receipt.id().value())
                .put("state", receipt.state().name())
                .put("depositedAt", receipt.depositedAt().toString())
                .put("expiresAt", receipt.expiresAt().toString())
                .put("account", receipt.account())
                .put("manageUrl", receipt.manageUrl().toString());
        var files = json.putArray("files");
        receipt.files()
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("contentType", file.contentType())
                        .put("size", file.size())
                        .put("sha256", file.sha256().hex()));
        if (!receipt.detail().isEmpty()) {
            json.put("detail", receipt.detail());
        }
        return json;
    }

    private MockResponse document(int status, String schema, ObjectNode json) {
        offences.addAll(WireContract.violations(schema, json));
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(json.toString())
                .build();
    }

    private MockResponse problem(int status, String code) {
        ObjectNode json =
                JSON.createObjectNode().put("title", code).put("status", status).put("code", code);
        offences.addAll(WireContract.violations("Problem", json));
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/problem+json")
                .body(json.toString())
                .build();
    }

    @Override
    public void close() {
        web.close();
    }
}
