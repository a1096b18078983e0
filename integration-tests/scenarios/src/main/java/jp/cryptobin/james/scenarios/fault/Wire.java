package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import jp.cryptobin.james.scenarios.server.ServerKey;

/** The wire between the gateway and the vault: TLS on the side of the gateway, and moods of its own. */
public final class Wire implements AutoCloseable {
    private static final Mood CLEAR = new Mood.Clear();

    private final URI vault;
    private final ServerSocket listener;
    private final SSLContext tls = ServerKey.server();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger felt = new AtomicInteger();
    private volatile Mood mood = CLEAR;

    private Wire(URI vault, ServerSocket listener) {
        this.vault = vault;
        this.listener = listener;
    }

    static Wire to(URI vault) {
        try {
            ServerSocket listener = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            Wire wire = new Wire(vault, listener);
            daemon("wire", wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("The wire to the vault cannot listen", e);
        }
    }

    URI url() {
        return URI.create("https://" + ServerKey.VAULT + ":" + listener.getLocalPort() + "/");
    }

    URI vault() {
        return vault;
    }

    Mood mood() {
        return mood;
    }

    /** Changes at once, also for what is under way. */
    public void be(Mood next) {
        felt.set(0);
        mood = next;
    }

    public void clear() {
        mood = CLEAR;
        // Whoever waits for a word has waited long enough.
        hangUp();
    }

    /** Ends every connection. */
    void hangUp() {
        open.forEach(Wire::close);
    }

    /** How often somebody had to do with the mood. */
    int felt() {
        return felt.get();
    }

    void feel() {
        felt.incrementAndGet();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket gateway = listener.accept();
                open.add(gateway);
                daemon("wire connection", () -> serve(gateway));
            } catch (IOException e) {
                // Closed while waiting: that is how this ends.
                return;
            }
        }
    }

    private void serve(Socket gateway) {
        try {
            gateway.setTcpNoDelay(true);
            if (mood instanceof Mood.Flapping flapping && flapping.isAway()) {
                feel();
                throw new IOException("away");
            }
            if (mood instanceof Mood.SlowHandshake slow) {
                feel();
                Thread.sleep(slow.delay().toMillis());
            }
            SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(gateway, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            new WireConnection(this, gateway, secured).run();
        } catch (IOException gone) {
            reset(gateway);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(gateway);
            close(gateway);
        }
    }

    /** Ends a connection as a router does that has forgotten it. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // It has ended already.
        }
        close(socket);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // The other side was faster.
        }
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(Wire::close);
    }
}
