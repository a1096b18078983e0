package jp.cryptobin.james.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private Instant now = Instant.parse("2026-11-24T01:00:00Z");

    private final FailedLogins failed = new FailedLogins(2, Duration.ofMinutes(10), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void letsAnAddressTryAgainWhenItsFailuresAreOld() {
        assertThat(failed.mayTry("192.0.2.1")).isTrue();
        assertThat(failed.mayTry("192.0.2.1")).isTrue();
        assertThat(failed.mayTry("192.0.2.1")).isFalse();

        now = now.plus(Duration.ofMinutes(10));

        assertThat(failed.mayTry("192.0.2.1")).isTrue();
    }

    @Test
    void doesNotGrowWithoutEnd() {
        assertThat(failed.mayTry("192.0.2.1")).isTrue();
        assertThat(failed.mayTry("192.0.2.1")).isTrue();
        for (int i = 0; i < 10_000; i++) {
            assertThat(failed.mayTry("198.51.100." + i)).isTrue();
        }

        // Forgotten: it is the oldest of more than are remembered.
        assertThat(failed.mayTry("192.0.2.1")).isTrue();
    }

    @Test
    void forgetsWhatDidNotFail() {
        for (int i = 0; i < 5; i++) {
            assertThat(failed.mayTry("192.0.2.1")).isTrue();
            failed.succeeded("192.0.2.1");
        }
    }
}
