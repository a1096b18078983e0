package jp.cryptobin.james.vault.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.Accepted;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.SampleFile;
import jp.cryptobin.james.vault.Sha256;
import jp.cryptobin.james.vault.Unavailable;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BrokenConnectionTest {
    private static final List<SampleFile> FILES = SampleFile.VARIED;
    private static final Deposit DEPOSIT = SampleFile.deposit("<1@example.com>", FILES);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private VaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = new VaultServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static DepositOutcome deposit(VaultSettings settings) {
        return deposit(settings, DEPOSIT, SampleFile.contents(FILES));
    }

    private static DepositOutcome deposit(VaultSettings settings, Deposit deposit, FileContents contents) {
        try (HttpCryptoBin client = new HttpCryptoBin(settings, Clock.systemUTC())) {
            return client.deposit(deposit, contents);
        }
    }

    private static void assertHeld(DepositOutcome outcome, Reason reason, String... words) {
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(((NotDone) outcome).reason()).isEqualTo(reason);
        assertThat(words)
                .allSatisfy(word -> assertThat(((NotDone) outcome).detail()).contains(word));
    }

    @Test
    void holdsWhenTheHostNameDoesNotResolve() {
        assertHeld(
                deposit(new VaultSettings(URI.create("https://vault.invalid/"), VaultServer.LOGIN)),
                Reason.DEDICATED_DOMAIN_WRONG,
                "vault.invalid",
                "cannot be resolved");
    }

    @Test
    void holdsWhenTheCertificateIsForAnotherName() throws IOException {
        // The certificate names 127.0.0.1, and this is the same machine by another address.
        VaultSettings settings = server.settings(Timeouts.DEFAULT);
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            int port = elsewhere.getLocalPort();
            Thread relay = relay(elsewhere, server.web.getPort());
            DepositOutcome outcome = deposit(new VaultSettings(
                    URI.create("https://127.0.0.2:" + port),
                    settings.login(),
                    settings.timeouts(),
                    settings.authorities()));

            assertHeld(outcome, Reason.DEDICATED_DOMAIN_WRONG, "not for this host name");
            relay.interrupt();
        }
        assertThat(server.web.getRequestCount()).isZero();
    }

    private static Thread relay(ServerSocket from, int to) {
        Thread thread = new Thread(() -> {
            try (Socket in = from.accept();
                    Socket out = new Socket(InetAddress.getByName("127.0.0.1"), to)) {
                Thread back = new Thread(() -> copy(out, in));
                back.start();
                copy(in, out);
            } catch (IOException e) {
                // The client hangs up when it sees the certificate.
            }
        });
        thread.start();
        return thread;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    @Test
    void sendsNothingToAVaultThatNobodyVouchesFor() {
        assertHeld(
                deposit(new VaultSettings(server.address(), VaultServer.LOGIN)),
                Reason.TEMPORARY_VAULT_ERROR,
                "No trusted TLS connection");
        assertThat(server.web.getRequestCount()).isZero();
    }

    @Test
    void holdsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        AtomicLong asked = new AtomicLong();

        assertHeld(
                deposit(
                        new VaultSettings(URI.create("https://127.0.0.1:" + port), VaultServer.LOGIN),
                        DEPOSIT,
                        sink -> asked.incrementAndGet()),
                Reason.TEMPORARY_VAULT_ERROR,
                "cannot be reached");
        assertThat(asked).as("readings of the mail").hasValue(0);
    }

    @Test
    void givesUpConnectingToAHostThatDoesNotAnswer() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // A full queue of connections that nobody accepts: the next one gets no answer at all.
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (IOException e) {
                    break;
                }
            }
            assertHeld(
                    deposit(new VaultSettings(
                            URI.create("https://127.0.0.1:" + full.getLocalPort()),
                            VaultServer.LOGIN,
                            new Timeouts(SHORT, LONG, LONG, LONG),
                            List.of())),
                    Reason.TEMPORARY_VAULT_ERROR,
                    "cannot be reached",
                    "SocketTimeoutException");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void givesUpOnAHandshakeThatNeverComes() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            assertHeld(
                    deposit(new VaultSettings(
                            URI.create("https://127.0.0.1:" + silent.getLocalPort()),
                            VaultServer.LOGIN,
                            VaultServer.quick(SHORT),
                            List.of())),
                    Reason.TEMPORARY_VAULT_ERROR,
                    "cannot be reached");
        }
    }

    @Test
    void givesUpOnAnAnswerThatNeverComes() {
        server.web.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertHeld(deposit(server.settings(VaultServer.quick(SHORT))), Reason.UPLOAD_FAILED, "before its answer");
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        server.web.enqueue(new MockResponse.Builder()
                .code(201)
                .body("{")
                .bodyDelay(2, TimeUnit.SECONDS)
                .build());

        assertHeld(
                deposit(server.settings(new Timeouts(LONG, LONG, LONG, SHORT))),
                Reason.UPLOAD_FAILED,
                "before its answer");
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheAnswerIsLost() {
        server.web.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.web.enqueue(new MockResponse.Builder()
                .code(201)
                .body("{\"id\": \"deposit-00000001\", \"state\": \"DELIVERED\"}")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertHeld(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertHeld(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertThat(server.web.getRequestCount()).isEqualTo(2);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionBreaksDuringTheUpload() {
        server.web.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());

        assertHeld(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertThat(server.web.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void abortsTheRequestWhenAFileCannotBeRead() throws InterruptedException {
        server.web.enqueue(new MockResponse.Builder().code(201).build());
        FileContents broken = sink -> {
            sink.file(0, new ByteArrayInputStream(FILES.get(0).octets()));
            sink.file(1, new ByteArrayInputStream(FILES.get(1).octets()));
            sink.file(2, new InputStream() {
                private int left = 100_000;

                @Override
                public int read() throws IOException {
                    if (left == 0) {
                        throw new IllegalStateException("a decoder in trouble");
                    }
                    left--;
                    return 0;
                }
            });
        };

        assertHeld(
                deposit(server.settings(Timeouts.DEFAULT), DEPOSIT, broken),
                Reason.UPLOAD_FAILED,
                "could not be read to its end",
                "file 3 'data.bin'",
                "a decoder in trouble");
        assertIncomplete(server.web.takeRequest(5, TimeUnit.SECONDS));
    }

    @Test
    void namesTheFileThatWasDueWhenTheReaderFailsBetweenFiles() {
        FileContents broken = sink -> {
            sink.file(0, new ByteArrayInputStream(FILES.get(0).octets()));
            throw new IOException("a boundary is missing");
        };

        assertHeld(
                deposit(server.settings(Timeouts.DEFAULT), DEPOSIT, broken),
                Reason.UPLOAD_FAILED,
                "before file 2 '見積書 \"第2版\".txt'",
                "a boundary is missing");
    }

    @Test
    void abortsTheRequestWhenAFileIsNotTheOneAnnounced() throws InterruptedException {
        byte[] altered = FILES.get(2).octets().clone();
        altered[0] ^= 1;
        List<SampleFile> wrong = List.of(FILES.get(0), FILES.get(1), new SampleFile("data.bin", "", altered));

        assertHeld(
                deposit(server.settings(Timeouts.DEFAULT), DEPOSIT, SampleFile.contents(wrong)),
                Reason.UPLOAD_FAILED,
                "file 3 'data.bin' has another digest");
        assertIncomplete(server.web.takeRequest(5, TimeUnit.SECONDS));
    }

    @Test
    void isNotDeceivedByAReaderThatHidesAFailure() {
        byte[] longer = new byte[FILES.get(2).octets().length + 1];
        FileContents careless = sink -> {
            sink.file(0, new ByteArrayInputStream(FILES.get(0).octets()));
            sink.file(1, new ByteArrayInputStream(FILES.get(1).octets()));
            try {
                sink.file(2, new ByteArrayInputStream(longer));
            } catch (IOException e) {
                // Passed over, as a careless reader would.
            }
        };

        assertHeld(
                deposit(server.settings(Timeouts.DEFAULT), DEPOSIT, careless),
                Reason.UPLOAD_FAILED,
                "has more than the 300001 octets announced");
    }

    private static void assertIncomplete(RecordedRequest request) {
        // A server learns of a request that broke off either as a failure or not at all.
        if (request != null) {
            assertThat(request.getFailure()).isNotNull();
        }
    }

    @Test
    void isNoSuccessWhenTheVaultAnswersBeforeItHasEverything() throws IOException {
        long huge = 64L << 20;
        Deposit large = large(huge);
        String receipt = VaultServer.json(new Receipt(
                        new DepositId("deposit-00000001"),
                        DepositState.DELIVERED,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "a",
                        large.files(),
                        URI.create("https://vault.example.com/m"),
                        ""))
                .toString();
        try (ServerSocket hasty = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread thread = new Thread(() -> {
                try (Socket socket = hasty.accept()) {
                    socket.getInputStream().readNBytes(1000);
                    byte[] body = receipt.getBytes(UTF_8);
                    socket.getOutputStream()
                            .write(("HTTP/1.1 201 Created\r\nContent-Length: " + body.length + "\r\n\r\n")
                                    .getBytes(UTF_8));
                    socket.getOutputStream().write(body);
                    socket.shutdownInput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client may hang up at any point.
                }
            });
            thread.start();
            VaultSettings settings = new VaultSettings(
                    URI.create("http://127.0.0.1:" + hasty.getLocalPort()),
                    VaultServer.LOGIN,
                    VaultServer.quick(Duration.ofSeconds(2)),
                    List.of());

            assertThat(deposit(settings, large, sink -> sink.file(0, new Zeros(huge, new AtomicLong()))))
                    .isNotInstanceOf(Accepted.class);
        }
    }

    @Test
    void readsNoMoreOfTheMailThanTheVaultTakes() throws IOException {
        long huge = 300L << 20;
        AtomicLong read = new AtomicLong();
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            VaultSettings settings = new VaultSettings(
                    URI.create("http://127.0.0.1:" + slow.getLocalPort()),
                    VaultServer.LOGIN,
                    new Timeouts(LONG, LONG, Duration.ofSeconds(1), LONG),
                    List.of());

            // Nobody accepts: what the system buffers for the connection is all that can leave.
            assertHeld(
                    deposit(settings, large(huge), sink -> sink.file(0, new Zeros(huge, read))), Reason.UPLOAD_FAILED);
        }
        assertThat(read.get()).isBetween(1L, 16L << 20);
    }

    private static Deposit large(long size) {
        DepositFile file = new DepositFile("large.bin", "application/octet-stream", size, Sha256.of(new byte[0]));
        return new Deposit(
                DEPOSIT.key(),
                DEPOSIT.sender(),
                DEPOSIT.senderName(),
                DEPOSIT.recipients(),
                DEPOSIT.subject(),
                DEPOSIT.password(),
                List.of(file));
    }

    private static final class Zeros extends InputStream {
        private final long size;
        private final AtomicLong read;

        Zeros(long size, AtomicLong read) {
            this.size = size;
            this.read = read;
        }

        @Override
        public int read() {
            return read.getAndIncrement() < size ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = (int) Math.min(length, size - read.get());
            read.addAndGet(count);
            return count == 0 ? -1 : count;
        }
    }
}
