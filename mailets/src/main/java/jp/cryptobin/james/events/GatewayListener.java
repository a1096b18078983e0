package jp.cryptobin.james.events;

/** Is told what happens to mail, in the thread in which it happens; safe for use by many threads. */
@FunctionalInterface
public interface GatewayListener {
    /** Tells nobody. */
    GatewayListener NONE = event -> {};

    void happened(GatewayEvent event);
}
