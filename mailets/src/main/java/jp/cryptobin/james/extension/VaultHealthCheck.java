package jp.cryptobin.james.extension;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.inject.Inject;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.StatusOutcome;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;

/**
 * Whether the vaults take deposits: that of all senders and those of the tenants. A vault in maintenance degrades the
 * server, since mail waits for it; one that refuses the gateway or cannot be had is unhealthy. An answer is good for
 * ten seconds, so many who look ask the vault once; who has not answered in five counts as not there.
 *
 * <p>{@code conf/healthcheck.properties}: {@code additional.healthchecks=jp.cryptobin.james.extension.VaultHealthCheck}
 */
public class VaultHealthCheck implements HealthCheck {
    static final ComponentName NAME = new ComponentName("Crypto-bin vault");

    private static final Duration VALIDITY = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Map<String, StatusProbe> probes = new LinkedHashMap<>();

    private enum Health {
        HEALTHY,
        DEGRADED,
        UNHEALTHY
    }

    private record VaultHealth(Health health, String cause) {}

    @Inject
    public VaultHealthCheck(Gateway gateway) {
        this(gateway.namedVaults(), gateway.clock(), LIMIT);
    }

    VaultHealthCheck(Map<String, CryptoBin> vaults, Clock clock, Duration limit) {
        vaults.forEach((name, vault) -> probes.put(name, new StatusProbe(vault, clock, VALIDITY, limit)));
    }

    @Override
    public ComponentName componentName() {
        return NAME;
    }

    @Override
    public Publisher<Result> check() {
        List<CompletableFuture<VaultHealth>> findings = new ArrayList<>();
        probes.forEach((name, probe) -> findings.add(probe.status().thenApply(outcome -> finding(name, outcome))));
        CompletableFuture<Void> all = CompletableFuture.allOf(findings.toArray(new CompletableFuture<?>[0]));
        return new FuturePublisher<>(all.thenApply(
                done -> result(findings.stream().map(CompletableFuture::join).toList())));
    }

    private static VaultHealth finding(String name, StatusOutcome outcome) {
        return outcome.foldStatus(
                ready -> new VaultHealth(Health.HEALTHY, ""),
                refused -> new VaultHealth(
                        Health.UNHEALTHY, cause(name, "refuses this gateway", refused.reason(), refused.detail())),
                unavailable -> unavailable.reason() == Reason.MAINTENANCE
                        ? new VaultHealth(
                                Health.DEGRADED,
                                cause(name, "is in maintenance", unavailable.reason(), unavailable.detail()))
                        : new VaultHealth(
                                Health.UNHEALTHY,
                                cause(name, "cannot be had", unavailable.reason(), unavailable.detail())));
    }

    private static String cause(String name, String what, Reason reason, String detail) {
        return name + " " + what + " (" + reason.number() + " " + reason.code() + "): " + detail;
    }

    private static Result result(List<VaultHealth> findings) {
        Health worst = findings.stream()
                .map(VaultHealth::health)
                .max(Health::compareTo)
                .orElse(Health.HEALTHY);
        String cause = findings.stream()
                .map(VaultHealth::cause)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return switch (worst) {
            case HEALTHY -> Result.healthy(NAME);
            case DEGRADED -> Result.degraded(NAME, cause);
            case UNHEALTHY -> Result.unhealthy(NAME, cause);
        };
    }
}
