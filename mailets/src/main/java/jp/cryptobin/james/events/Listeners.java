package jp.cryptobin.james.events;

import java.util.List;
import java.util.function.BiConsumer;

/** Several listeners as one. One that fails keeps no other from being told, and never the mail from going on. */
public final class Listeners implements GatewayListener {
    private final List<GatewayListener> listeners;
    private final BiConsumer<GatewayEvent, RuntimeException> failed;

    /** @param failed is told when a listener fails; must not fail itself */
    public Listeners(List<GatewayListener> listeners, BiConsumer<GatewayEvent, RuntimeException> failed) {
        this.listeners = List.copyOf(listeners);
        this.failed = failed;
    }

    @Override
    public void happened(GatewayEvent event) {
        for (GatewayListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException failure) {
                failed.accept(event, failure);
            }
        }
    }
}
