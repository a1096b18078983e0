package jp.cryptobin.james.extension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.WaitingMail;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;

/**
 * Whether mail that waits for a vault is about to be given up: degraded when the oldest has waited three quarters of
 * the time that it has. Until then waiting is what the gateway is for.
 *
 * <p>{@code conf/healthcheck.properties}:
 * {@code additional.healthchecks=jp.cryptobin.james.extension.WaitingMailHealthCheck}
 */
public class WaitingMailHealthCheck implements HealthCheck {
    static final ComponentName NAME = new ComponentName("Crypto-bin waiting mail");

    private final WaitingMail waiting;
    private final Clock clock;

    @Inject
    public WaitingMailHealthCheck(Gateway gateway) {
        this(gateway.waitingMail(), gateway.clock());
    }

    WaitingMailHealthCheck(WaitingMail waiting, Clock clock) {
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        Optional<GatewayEvent.Deferred> oldest = waiting.oldest();
        Result result = oldest.filter(mail -> !clock.instant().isBefore(alarm(mail)))
                .map(mail -> Result.degraded(NAME, cause(mail)))
                .orElseGet(() -> Result.healthy(NAME));
        return new FuturePublisher<>(CompletableFuture.completedFuture(result));
    }

    private static Instant alarm(GatewayEvent.Deferred mail) {
        Duration patience = Duration.between(mail.firstFailure(), mail.horizon());
        return mail.firstFailure().plus(patience.multipliedBy(3).dividedBy(4));
    }

    private String cause(GatewayEvent.Deferred oldest) {
        return waiting.count() + " mails wait for a vault; the oldest since " + oldest.firstFailure()
                + ", is given up at " + oldest.horizon() + " ("
                + oldest.reason().number() + " " + oldest.reason().code() + ")";
    }
}
