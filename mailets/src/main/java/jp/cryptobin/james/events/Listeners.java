package jp.cryptobin.james.events;

import java.util.List;
import java.util.function.BiConsumer;

/** Several listeners as one. One that fails keeps no other from being told, and never the mail from going on. */
public final class Listeners implements GatewayListener {
    private final List<GatewayListener> listeners;
    private final BiConsumer<GatewayEvent, Throwable> failed;

    /** @param failed is told when a listener fails */
    public Listeners(List<GatewayListener> listeners, BiConsumer<GatewayEvent, Throwable> failed) {
        this.listeners = List.copyOf(listeners);
        this.failed = failed;
    }

    @Override
    public void happened(GatewayEvent event) {
        for (GatewayListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (Throwable failure) {
                // An Error too: what was done to the mail is done, whoever could not be told of it.
                tell(event, failure);
            }
        }
    }

    private void tell(GatewayEvent event, Throwable failure) {
        try {
            failed.accept(event, failure);
        } catch (Throwable untold) {
            failure.addSuppressed(untold);
        }
    }
}
