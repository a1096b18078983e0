package jp.cryptobin.james.scenarios.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A smart host that keeps nothing of a mail but when it came. */
final class NullHost implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

    NullHost() throws IOException {
        listener = new ServerSocket(0, 500, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** When the last octet of the mail for the recipient has come, in nanoseconds of this machine. */
    CompletableFuture<Long> expect(String recipient) {
        return awaited.computeIfAbsent(recipient, unused -> new CompletableFuture<>());
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "null host");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream(), 64 * 1024);
                OutputStream out = connection.getOutputStream()) {
            reply(out, "220 null.test");
            List<String> recipients = new ArrayList<>();
            for (String line = line(in); ; line = line(in)) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> reply(out, "250-null.test\r\n250-8BITMIME\r\n250 SIZE");
                    case "RCPT" -> {
                        recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                        reply(out, "250 Ok");
                    }
                    case "DATA" -> {
                        reply(out, "354 Go ahead");
                        passOver(in);
                        long now = System.nanoTime();
                        recipients.stream()
                                .map(awaited::remove)
                                .filter(Objects::nonNull)
                                .forEach(one -> one.complete(now));
                        recipients.clear();
                        reply(out, "250 Ok");
                    }
                    case "QUIT" -> {
                        reply(out, "221 Bye");
                        return;
                    }
                    default -> reply(out, "250 Ok");
                }
            }
        } catch (IOException gone) {
            // James hung up.
        }
    }

    private static void reply(OutputStream out, String lines) throws IOException {
        out.write((lines + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    /** To the line with a dot alone. */
    private static void passOver(InputStream in) throws IOException {
        byte[] end = "\r\n.\r\n".getBytes(US_ASCII);
        byte[] buffer = new byte[64 * 1024];
        int matched = 2;
        while (matched < end.length) {
            // The client waits for the answer, so nothing follows the end.
            int read = in.read(buffer);
            if (read < 0) {
                throw new EOFException();
            }
            for (int i = 0; i < read; i++) {
                matched = buffer[i] == end[matched] ? matched + 1 : buffer[i] == '\r' ? 1 : 0;
                if (matched == end.length) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
