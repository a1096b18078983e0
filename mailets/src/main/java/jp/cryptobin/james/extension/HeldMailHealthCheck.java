package jp.cryptobin.james.extension;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import jp.cryptobin.james.hold.Holds;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;

/**
 * Whether mail that waits for its sender's word goes on at its time: degraded when a mail is held five minutes over it.
 *
 * <p>{@code conf/healthcheck.properties}:
 * {@code additional.healthchecks=jp.cryptobin.james.extension.HeldMailHealthCheck}
 */
public class HeldMailHealthCheck implements HealthCheck {
    static final ComponentName NAME = new ComponentName("Crypto-bin held mail");

    private static final Duration LATE = Duration.ofMinutes(5);

    private final Holds holds;
    private final Clock clock;

    @Inject
    public HeldMailHealthCheck(Gateway gateway) {
        this(gateway.holds(), gateway.clock());
    }

    HeldMailHealthCheck(Holds holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        Duration overdue = holds.overdue(clock.instant());
        Result result = overdue.compareTo(LATE) < 0
                ? Result.healthy(NAME)
                : Result.degraded(
                        NAME,
                        holds.count() + " mails are held; one is " + overdue.toSeconds()
                                + " seconds over its time. The log says why it stays held");
        return new FuturePublisher<>(CompletableFuture.completedFuture(result));
    }
}
