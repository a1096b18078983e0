package jp.cryptobin.james.scenarios.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** The wire between the gateway and the vault: hands on what comes, and sees how far a request and its answer are. */
final class VaultWire implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final URI vault;
    private final Trigger trigger;
    private final ServerSocket listener;

    private VaultWire(URI vault, Trigger trigger, ServerSocket listener) {
        this.vault = vault;
        this.trigger = trigger;
        this.listener = listener;
    }

    static VaultWire to(URI vault, Trigger trigger) {
        try {
            ServerSocket listener = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            VaultWire wire = new VaultWire(vault, trigger, listener);
            daemon("vault wire", wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("The wire to the vault cannot listen", e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket gateway = listener.accept();
                daemon("vault wire connection", () -> new Connection(gateway).run());
            } catch (IOException e) {
                // Closed while waiting: that is how this ends.
                return;
            }
        }
    }

    /** One connection; one request at a time, as HTTP/1.1 has it. */
    private final class Connection {
        private final Socket gateway;
        private volatile boolean upload;
        private volatile boolean question;
        private volatile boolean answering;
        /** For the thread that asks alone. */
        private int octets;

        private Connection(Socket gateway) {
            this.gateway = gateway;
        }

        private void run() {
            try (gateway;
                    Socket server = new Socket(vault.getHost(), vault.getPort())) {
                gateway.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon("vault wire answers", () -> pump(server, gateway, (chunk, length) -> answer()));
                pump(gateway, server, this::request);
            } catch (IOException e) {
                // One of them went away, and so does the other.
            }
        }

        private void request(byte[] chunk, int length) {
            String begin = new String(chunk, 0, Math.min(length, 8), ISO_8859_1);
            if (begin.startsWith("POST ") || begin.startsWith("GET ") || begin.startsWith("DELETE ")) {
                upload = begin.startsWith("POST ");
                question = begin.startsWith("GET ");
                answering = false;
                octets = 0;
                trigger.seen(upload ? Moment.UPLOAD_BEGUN : Moment.ASKED);
            }
            octets += length;
            if (upload) {
                trigger.seen(Moment.UPLOADING, octets);
            }
        }

        private void answer() {
            if (!answering) {
                answering = true;
                if (upload || question) {
                    trigger.seen(upload ? Moment.COMMITTED : Moment.ANSWERED);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Look {
        void at(byte[] chunk, int length);
    }

    private void pump(Socket from, Socket to, Look look) {
        byte[] chunk = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length;
            while ((length = in.read(chunk)) > 0) {
                look.at(chunk, length);
                out.write(chunk, 0, length);
            }
        } catch (IOException e) {
            // The other end is closed below.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
