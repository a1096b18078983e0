package jp.cryptobin.james.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * A port that is taken already, before anything that must know its number is made.
 *
 * @param host the address as it was given
 */
public record Bound(String host, ServerSocketChannel channel) implements AutoCloseable {
    /**
     * Takes a port.
     *
     * @param port 0 for any free one
     * @throws IOException names host and port, for example when the port is in use
     */
    public static Bound to(String host, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return new Bound(host, channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return channel.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
