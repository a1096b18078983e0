package jp.cryptobin.james.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.events.WaitingMail;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.CryptoBin;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.FileContents;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.StateOutcome;
import jp.cryptobin.james.vault.StatusOutcome;
import jp.cryptobin.james.vault.StatusOutcome.Ready;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.apache.james.core.healthcheck.ResultStatus;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class HealthChecksTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final StatusOutcome READY = new Ready("default-user");
    private static final StatusOutcome MAINTENANCE = new Unavailable(Reason.MAINTENANCE, "back at noon");
    private static final StatusOutcome AWAY = new Unavailable(Reason.TEMPORARY_VAULT_ERROR, "connection refused");
    private static final StatusOutcome REFUSED = new Refused(Violation.of(Reason.BAD_CREDENTIALS), "login unknown");

    @Test
    void isHealthyWhenAllVaultsTakeDeposits() throws Exception {
        assertThat(result(vaults(READY, READY)).getStatus()).isEqualTo(ResultStatus.HEALTHY);
    }

    @Test
    void isDegradedInAMaintenanceOfATenantsVault() throws Exception {
        Result result = result(vaults(READY, MAINTENANCE));

        assertThat(result.getStatus()).isEqualTo(ResultStatus.DEGRADED);
        assertThat(result.getCause()).contains("vault 2 is in maintenance (E11 maintenance): back at noon");
    }

    @Test
    void isUnhealthyWhenAVaultIsAwayOrRefuses() throws Exception {
        Result result = result(vaults(MAINTENANCE, AWAY, REFUSED));

        assertThat(result.getStatus()).isEqualTo(ResultStatus.UNHEALTHY);
        assertThat(result.getCause().orElseThrow())
                .contains("vault 1 is in maintenance")
                .contains("vault 2 cannot be had (E26 temporary-vault-error): connection refused")
                .contains("vault 3 refuses this gateway (E15 bad-credentials): login unknown");
    }

    @Test
    void isUnhealthyWhenAskingFails() throws Exception {
        HealthCheck check = check(CLOCK, Map.of("the vault", asked(() -> {
            throw new IllegalStateException("broken");
        })));

        assertThat(result(check).getCause().orElseThrow()).contains("broken");
    }

    @Test
    void waitsNoLongerThanTheLimitForAVaultThatHangsAndAsksItOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        HealthCheck check = new VaultHealthCheck(
                Map.of("the vault", asked(() -> {
                    questions.incrementAndGet();
                    awaitUninterrupted(end);
                    return READY;
                })),
                CLOCK,
                Duration.ofMillis(50));
        try {
            assertThat(result(check).getCause().orElseThrow()).contains("no answer to the question for its status");
            assertThat(result(check).getStatus()).isEqualTo(ResultStatus.UNHEALTHY);
            assertThat(questions).hasValue(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void asksAgainOnlyWhenTheAnswerIsTenSecondsOld() throws Exception {
        AtomicInteger questions = new AtomicInteger();
        MovingClock clock = new MovingClock();
        HealthCheck check = check(clock, Map.of("the vault", asked(() -> {
            questions.incrementAndGet();
            return READY;
        })));

        result(check);
        clock.now = NOW.plusMillis(9_999);
        result(check);
        assertThat(questions).hasValue(1);
        clock.now = NOW.plusSeconds(10);
        result(check);
        assertThat(questions).hasValue(2);
    }

    @Test
    void isDegradedWhenTheOldestMailHasUsedThreeQuartersOfItsTime() throws Exception {
        MovingClock clock = new MovingClock();
        WaitingMail waiting = new WaitingMail(clock);
        waiting.happened(new GatewayEvent.Deferred(
                new MailIdentity("m1", "", "", List.of()),
                Reason.MAINTENANCE,
                1,
                NOW,
                NOW.plusSeconds(4_000),
                NOW.plusSeconds(4_000)));
        HealthCheck check = new WaitingMailHealthCheck(waiting, clock);

        clock.now = NOW.plusSeconds(2_999);
        assertThat(result(check).getStatus()).isEqualTo(ResultStatus.HEALTHY);
        clock.now = NOW.plusSeconds(3_000);
        Result result = result(check);
        assertThat(result.getStatus()).isEqualTo(ResultStatus.DEGRADED);
        assertThat(result.getCause().orElseThrow())
                .contains("1 mails wait")
                .contains("is given up at 2026-03-02T02:06:40Z (E11 maintenance)");
    }

    private static HealthCheck vaults(StatusOutcome... outcomes) {
        Map<String, CryptoBin> vaults = new LinkedHashMap<>();
        for (StatusOutcome outcome : outcomes) {
            vaults.put("vault " + (vaults.size() + 1), asked(() -> outcome));
        }
        return check(CLOCK, vaults);
    }

    private static HealthCheck check(Clock clock, Map<String, CryptoBin> vaults) {
        return new VaultHealthCheck(vaults, clock, Duration.ofSeconds(30));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Result result(HealthCheck check) throws Exception {
        CompletableFuture<Result> result = new CompletableFuture<>();
        check.check().subscribe(new Subscriber<>() {
            private Result last;

            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Result next) {
                last = next;
            }

            @Override
            public void onError(Throwable failure) {
                result.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                result.complete(last);
            }
        });
        return result.get(20, TimeUnit.SECONDS);
    }

    private static CryptoBin asked(Supplier<StatusOutcome> status) {
        return new CryptoBin() {
            @Override
            public DepositOutcome deposit(Deposit deposit, FileContents contents) {
                throw new UnsupportedOperationException();
            }

            @Override
            public StateOutcome state(DepositId id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public StateOutcome cancel(DepositId id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public StatusOutcome status() {
                return status.get();
            }
        };
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = NOW;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
