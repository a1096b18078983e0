package jp.cryptobin.james.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.DepositState;
import org.junit.jupiter.api.Test;

class WaitingMailTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

    private Instant now = BEGIN;
    private final WaitingMail waiting = new WaitingMail(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void knowsHowLongTheOldestWaits() {
        waiting.happened(deferred("m1", BEGIN));
        now = BEGIN.plusSeconds(60);
        waiting.happened(deferred("m2", now));
        now = BEGIN.plusSeconds(90);

        assertThat(waiting.count()).isEqualTo(2);
        assertThat(waiting.longest()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void countsAMailOnceHoweverOftenItIsTried() {
        waiting.happened(deferred("m1", BEGIN));
        waiting.happened(deferred("m1", BEGIN));

        assertThat(waiting.count()).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasSettled() {
        for (String name : List.of("m1", "m2", "m3")) {
            waiting.happened(deferred(name, BEGIN));
        }
        waiting.happened(
                new GatewayEvent.Deposited(mail("m1"), "d1", DepositState.DELIVERED, List.of(), Duration.ZERO));
        waiting.happened(new GatewayEvent.Refused(mail("m2"), List.of(Reason.UPLOAD_FAILED)));
        waiting.happened(new GatewayEvent.Failed(mail("m3"), "UploadToCryptoBin", "IOException"));

        assertThat(waiting.count()).isZero();
        assertThat(waiting.longest()).isZero();
    }

    @Test
    void forgetsWhatDidNotComeBackForAnHour() {
        waiting.happened(deferred("m1", BEGIN));

        now = BEGIN.plusSeconds(30).plus(Duration.ofHours(1));
        assertThat(waiting.count()).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(waiting.count()).isZero();
    }

    @Test
    void oneListenerThatFailsKeepsNoOtherFromBeingTold() {
        List<String> told = new ArrayList<>();
        Listeners listeners = new Listeners(
                List.of(
                        event -> {
                            throw new IllegalStateException("broken");
                        },
                        event -> told.add(event.code())),
                (event, failure) -> told.add(failure.getMessage()));

        listeners.happened(deferred("m1", BEGIN));

        assertThat(told).containsExactly("broken", "deferred");
    }

    private GatewayEvent deferred(String name, Instant firstFailure) {
        return new GatewayEvent.Deferred(
                mail(name), Reason.MAINTENANCE, 1, firstFailure, now.plusSeconds(30), BEGIN.plusSeconds(43_200));
    }

    private static MailIdentity mail(String name) {
        return new MailIdentity(name, "", "taro@example.com", List.of());
    }
}
