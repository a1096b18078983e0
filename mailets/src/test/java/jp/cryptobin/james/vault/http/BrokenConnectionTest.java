package jp.cryptobin.james.vault.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest extends DepositAttempts {
    private static void assertSilent(DepositOutcome outcome, Reason reason, String... words) {
        assertHeld(outcome, reason, words);
        assertThat(((Unavailable) outcome).contact()).isEqualTo(Contact.SILENCE);
    }

    @Test
    void holdsWhenTheHostNameDoesNotResolve() {
        assertSilent(
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

            assertSilent(outcome, Reason.DEDICATED_DOMAIN_WRONG, "not for this host name");
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
        assertSilent(
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

        assertSilent(
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
            assertSilent(
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
            assertSilent(
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

        assertSilent(deposit(server.settings(VaultServer.quick(SHORT))), Reason.UPLOAD_FAILED, "before its answer");
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        server.web.enqueue(new MockResponse.Builder()
                .code(201)
                .body("{")
                .bodyDelay(2, TimeUnit.SECONDS)
                .build());

        assertSilent(
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

        assertSilent(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertSilent(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertThat(server.web.getRequestCount()).isEqualTo(2);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionBreaksDuringTheUpload() {
        server.web.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());

        assertSilent(deposit(server.settings(Timeouts.DEFAULT)), Reason.UPLOAD_FAILED);
        assertThat(server.web.getRequestCount()).isLessThanOrEqualTo(1);
    }
}
