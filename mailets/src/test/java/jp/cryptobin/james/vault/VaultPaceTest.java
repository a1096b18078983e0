package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VaultPaceTest {
    private long now;
    private final VaultPace pace = new VaultPace(8, () -> now);

    private void calls(int number, Duration each, long octets) {
        for (int i = 0; i < number; i++) {
            long begun = now;
            now += each.toNanos();
            pace.over(begun, octets, 8, false);
        }
    }

    @Test
    void callsAsOftenAsAllowedWhileTheVaultAnswersAsItDid() {
        calls(1000, Duration.ofMillis(500), 0);

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void callsLessWhenTheVaultGetsSlowAndMoreWhenItIsQuickAgain() {
        calls(100, Duration.ofMillis(5), 0);
        calls(20, Duration.ofSeconds(5), 0);
        assertThat(pace.limit()).isEqualTo(4);

        calls(200, Duration.ofMillis(5), 0);
        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void takesNoLargeFileForASlowVault() {
        calls(100, Duration.ofMillis(5), 10_000);
        calls(20, Duration.ofMillis(600), 30_000_000);

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void givesEachWhoFindsNoPlaceAMomentOfItsOwn() {
        calls(100, Duration.ofMillis(800), 0);

        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1700));
        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1800));
        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1900));
        now += Duration.ofMillis(1900).toNanos();
        assertThat(pace.untilPlace(now, 0)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void expectsOfAVaultThatDoesNotAnswerThatItTakesAsLongAgain() {
        calls(100, Duration.ofMillis(5), 0);
        long oldest = now;
        now += Duration.ofSeconds(4).toNanos();

        assertThat(pace.untilPlace(oldest, 8)).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void asksNobodyToWaitForLongerThanAMinute() {
        calls(100, Duration.ofMinutes(5), 0);

        for (int i = 0; i < 1000; i++) {
            assertThat(pace.untilPlace(now, 16)).isBetween(Duration.ofMillis(100), Duration.ofMinutes(1));
        }
    }
}
