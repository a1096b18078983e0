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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.SampleFile;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class DepositContentTest extends DepositAttempts {
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
        DepositFile file =
                new DepositFile("large.bin", "application/octet-stream", size, SampleFile.sha256(new byte[0]));
        return new Deposit(
                DEPOSIT.key(),
                DEPOSIT.sender(),
                DEPOSIT.senderName(),
                DEPOSIT.recipients(),
                DEPOSIT.blindRecipients(),
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
