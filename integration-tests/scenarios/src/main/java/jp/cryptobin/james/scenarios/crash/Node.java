package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import jp.cryptobin.james.scenarios.server.JamesServer;

/** A server, and what is pulled by what this one does. */
record Node(int number, JamesServer james, Trigger trigger) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        james.close();
    }

    @Override
    public String toString() {
        return "server " + number;
    }
}
