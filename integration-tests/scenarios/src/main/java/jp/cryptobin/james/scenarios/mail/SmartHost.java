package jp.cryptobin.james.scenarios.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * The world beyond the gateway: an SMTP server that takes mail for any address and keeps envelope and octets exactly
 * as they came. (Full mail servers for tests were tried: they re-serialise what they receive and do not offer
 * 8BITMIME, so that James converts mail before they see it.)
 */
public final class SmartHost implements AutoCloseable {
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(3);

    private final ServerSocket listener;
    private final List<RelayedMail> received = new CopyOnWriteArrayList<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Map<String, InetSocketAddress> routes = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ended = new AtomicInteger();

    private final Watcher watcher;

    private volatile boolean nullSenderRefused;

    private SmartHost(ServerSocket listener, Watcher watcher) {
        this.listener = listener;
        this.watcher = watcher;
    }

    /** Sees a transfer while it goes on; what it does holds up that transfer. */
    public interface Watcher {
        /** The client has said who sends, and has not been answered. */
        default void asked(String sender) {}

        /** The message is coming; called again and again. What this throws resets the connection. */
        default void receiving(String sender, int octets) throws IOException {}

        /**
         * What the client is answered instead of yes; empty for yes.
         *
         * @param verb MAIL, RCPT, or DATA when the whole mail is here
         * @param address the sender's, for RCPT the recipient's
         */
        default String objection(String verb, String address) {
            return "";
        }

        /** The whole mail is here and kept, and the client has not been told. */
        default void taken(RelayedMail mail) {}
    }

    public static SmartHost start() {
        return start(new Watcher() {});
    }

    /** One with somebody who looks on. */
    public static SmartHost start(Watcher watcher) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            SmartHost host = new SmartHost(listener, watcher);
            daemon("smart host", host::acceptConnections);
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException("The smart host cannot listen", e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on, the address is answered with 550. */
    public void refuse(String address) {
        unknown.add(address);
    }

    /** From now on, MAIL FROM:&lt;&gt; is answered with 550, as some providers do. */
    public void refuseNullSender() {
        nullSenderRefused = true;
    }

    /** From now on, mail for the domain is handed on to its own server as well, as its MX record would say. */
    public void route(String domain, String host, int port) {
        routes.put(domain, new InetSocketAddress(host, port));
    }

    /** How many connections have ended so far, with a mail or without. */
    public int endedConnections() {
        return ended.get();
    }

    /** Every mail received so far; a mail for several recipients may come in one transfer or in several. */
    public List<RelayedMail> mails() {
        return List.copyOf(received);
    }

    /** The mails for one recipient so far. */
    public List<RelayedMail> mailsFor(String recipient) {
        return received.stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .toList();
    }

    /**
     * Waits until {@code count} mails have come for the recipient.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after three minutes
     */
    public List<RelayedMail> await(String recipient, int count) {
        return Awaitility.await("mail number " + count + " for " + recipient + " at the smart host")
                .atMost(DELIVERY_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> mailsFor(recipient), mails -> mails.size() >= count);
    }

    private void acceptConnections() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                open.add(connection);
                daemon("smart host connection", () -> serve(connection));
            } catch (IOException e) {
                // Closed while waiting for a connection: that is how this server ends.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            serveUntilItFails(connection);
        } catch (IOException e) {
            // The gateway went away; what it had handed over completely is kept.
        } finally {
            open.remove(connection);
            ended.incrementAndGet();
        }
    }

    private void serveUntilItFails(Socket connection) throws IOException {
        try {
            new SmartHostSession(
                            connection,
                            address -> !unknown.contains(address),
                            sender -> !(nullSenderRefused && sender.isEmpty()),
                            this::take,
                            watcher)
                    .run();
        } catch (IOException failure) {
            // With this it is reset, not ended, should the other side still be there.
            connection.setSoLinger(true, 0);
            throw failure;
        }
    }

    private void take(RelayedMail mail) throws IOException {
        for (String recipient : mail.recipients()) {
            InetSocketAddress server = routes.get(recipient.substring(recipient.lastIndexOf('@') + 1));
            if (server != null) {
                handOn(server, mail, recipient);
            }
        }
        received.add(mail);
        watcher.taken(mail);
    }

    private static void handOn(InetSocketAddress server, RelayedMail mail, String recipient) throws IOException {
        try (SmtpClient client = SmtpClient.connect(server.getHostString(), server.getPort())) {
            client.require(250, client.command("EHLO smarthost.example.net"));
            client.require(250, client.command("MAIL FROM:<" + mail.sender() + ">"));
            client.require(250, client.command("RCPT TO:<" + recipient + ">"));
            client.require(250, client.data(mail.mail().octets()));
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
