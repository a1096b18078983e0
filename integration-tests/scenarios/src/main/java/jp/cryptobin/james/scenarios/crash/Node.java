package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import jp.cryptobin.james.scenarios.server.JamesServer;

/** One of several servers, with its own wire to the vault, so that it can be seen what this one does. */
record Node(int number, JamesServer james, VaultWire wire, Trigger trigger) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        james.close();
        wire.close();
    }

    @Override
    public String toString() {
        return "server " + number;
    }
}
