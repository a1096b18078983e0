package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports for one James. James binds to port 0 but never says which port it got, so ports are picked beforehand;
 * another process may take one in between, and James is then started again with others.
 *
 * @param submissions the one with TLS from the first octet
 */
public record Ports(int smtp, int submission, int submissions, int imaps, int webAdmin) {

    private static final int LOWEST = 20_000;
    /** From here on systems give ports to whoever connects: one could be taken while a server is away for a moment. */
    private static final int LOWEST_OF_CLIENTS = 32_768;

    private static final int TRIES = 100;

    static Ports pick() {
        List<Integer> ports = some(5);
        return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
    }

    /** So many, no two of which are the same. */
    static List<Integer> some(int number) {
        // All are held open until the last is picked: so no two are the same.
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < number; i++) {
                held.add(free());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static ServerSocket free() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int tried = 1; ; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_OF_CLIENTS);
            try {
                return new ServerSocket(port, 1, loopback);
            } catch (BindException taken) {
                if (tried == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
