package jp.cryptobin.james.sandbox.api;

import java.util.HashSet;
import java.util.Set;

/** Lets one request at a time work under an idempotency key; the second waits, and then finds the first's deposit. */
final class BusyKeys {
    private final Set<String> busy = new HashSet<>();

    synchronized void enter(String key) throws InterruptedException {
        while (!busy.add(key)) {
            wait();
        }
    }

    synchronized void leave(String key) {
        busy.remove(key);
        notifyAll();
    }
}
