package jp.cryptobin.james.extension;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import jp.cryptobin.james.events.UntoldNotices;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;

/**
 * Whether notices could be delivered to nobody, not even to the postmaster: degraded for a day after each.
 *
 * <p>{@code conf/healthcheck.properties}:
 * {@code additional.healthchecks=jp.cryptobin.james.extension.UntoldNoticesHealthCheck}
 */
public class UntoldNoticesHealthCheck implements HealthCheck {
    static final ComponentName NAME = new ComponentName("Crypto-bin notices");

    private final UntoldNotices untold;

    @Inject
    public UntoldNoticesHealthCheck(Gateway gateway) {
        this(gateway.untoldNotices());
    }

    UntoldNoticesHealthCheck(UntoldNotices untold) {
        this.untold = untold;
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        Optional<String> latest = untold.latest();
        Result result = latest.map(name -> Result.degraded(
                        NAME,
                        untold.count() + " notices reached nobody within a day, not even the postmaster; the latest, "
                                + name + ", is in var/mail/error"))
                .orElseGet(() -> Result.healthy(NAME));
        return new FuturePublisher<>(CompletableFuture.completedFuture(result));
    }
}
