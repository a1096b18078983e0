package jp.cryptobin.james.scenarios.fault;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import jp.cryptobin.james.scenarios.crash.Ledger;
import jp.cryptobin.james.scenarios.mail.RelayedMail;
import jp.cryptobin.james.scenarios.mail.SmartHost;

/** The manners of the smart host: those of another watcher for a while, while everything that it takes is written down. */
public final class World implements SmartHost.Watcher {
    private static final SmartHost.Watcher POLITE = new SmartHost.Watcher() {};

    private final Ledger ledger;
    private final AtomicInteger felt = new AtomicInteger();
    private volatile SmartHost.Watcher manners = POLITE;

    World(Ledger ledger) {
        this.ledger = ledger;
    }

    public void behave(SmartHost.Watcher like) {
        felt.set(0);
        manners = like;
    }

    public void behave() {
        manners = POLITE;
    }

    int felt() {
        return felt.get();
    }

    @Override
    public void asked(String sender) {
        felt.incrementAndGet();
        manners.asked(sender);
    }

    @Override
    public void receiving(String sender, int octets) throws IOException {
        manners.receiving(sender, octets);
    }

    @Override
    public String objection(String verb, String address) {
        return manners.objection(verb, address);
    }

    @Override
    public void taken(RelayedMail mail) {
        ledger.received(mail);
        manners.taken(mail);
    }
}
