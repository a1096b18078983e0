package jp.cryptobin.james.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which mail waits for the vault, by what was heard of it since the start of the server: a mail that waited before is
 * known again from its next try on.
 */
public final class WaitingMail implements GatewayListener {
    /** A mail that did not come back for so long after its time was taken out of the queue by somebody. */
    private static final Duration GONE = Duration.ofHours(1);

    private final Map<String, GatewayEvent.Deferred> waiting = new ConcurrentHashMap<>();
    private final Clock clock;

    public WaitingMail(Clock clock) {
        this.clock = clock;
    }

    /** How many wait. */
    public int count() {
        forgetGone();
        return waiting.size();
    }

    /** The one that waits longest. */
    public Optional<GatewayEvent.Deferred> oldest() {
        forgetGone();
        return waiting.values().stream().min(Comparator.comparing(GatewayEvent.Deferred::firstFailure));
    }

    /** How long the oldest has waited; zero when none waits. */
    public Duration longest() {
        return oldest().map(mail -> Duration.between(mail.firstFailure(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public void happened(GatewayEvent event) {
        String name = event.mail().name();
        if (event instanceof GatewayEvent.Deferred deferred) {
            waiting.put(name, deferred);
        } else if (event instanceof GatewayEvent.Deposited
                || event instanceof GatewayEvent.Refused
                || event instanceof GatewayEvent.Failed) {
            waiting.remove(name);
        }
    }

    private void forgetGone() {
        Instant latest = clock.instant().minus(GONE);
        waiting.values().removeIf(mail -> mail.next().isBefore(latest));
    }
}
