package jp.cryptobin.james.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.cryptobin.james.vault.SimulatedVault.Treatment;
import org.junit.jupiter.api.Test;

class VaultPaceTest {
    private long now;
    private final VaultPace pace = new VaultPace(8, () -> now);

    private void calls(int number, Duration each) {
        for (int i = 0; i < number; i++) {
            long begun = now;
            now += each.toNanos();
            pace.over(begun, 8, false);
        }
    }

    private static Treatment after(int milliseconds) {
        return new Treatment(Duration.ofMillis(milliseconds), false);
    }

    private static Treatment failsAfter(int milliseconds) {
        return new Treatment(Duration.ofMillis(milliseconds), true);
    }

    @Test
    void callsASlowVaultAsOftenAsAllowedHoweverQuickItWas() {
        SimulatedVault vault = new SimulatedVault(8);
        vault.run(Duration.ofSeconds(5), calls -> after(1));

        vault.run(Duration.ofSeconds(60), calls -> after(500));

        assertThat(vault.pace.limit()).isEqualTo(8);
        assertThat(vault.done).as("calls / latency, 16 each second").isBetween(955, 965);
    }

    /** It works at four calls at a time; all of them take longer when there are more, until they are given up. */
    @Test
    void callsAVaultThatDoesNotAnswerSoManyInTimeAsOftenAsItDoes() {
        SimulatedVault vault = new SimulatedVault(16);

        vault.run(Duration.ofSeconds(120), calls -> {
            int took = 500 * Math.max(4, calls) / 4;
            return took > 1000 ? failsAfter(1000) : after(took);
        });

        assertThat(vault.pace.limit()).isBetween(4, 9);
        assertThat(vault.done).as("of 8 each second").isGreaterThan(650);
        assertThat(vault.failed).isLessThan(vault.done / 2);
    }

    /** It answers 429 to a fourth call. */
    @Test
    void callsAVaultThatWantsFewerCallsAsOftenAsItWants() {
        SimulatedVault vault = new SimulatedVault(8);

        vault.run(Duration.ofSeconds(120), calls -> calls > 3 ? failsAfter(20) : after(500));

        assertThat(vault.pace.limit()).isBetween(2, 5);
        assertThat(vault.done).as("of 6 each second").isGreaterThan(540);
        assertThat(vault.failed).as("about one for each that went well").isLessThan(vault.done * 5 / 4);
    }

    @Test
    void callsAsOftenAsAllowedAgainWhenTheVaultIsWell() {
        SimulatedVault vault = new SimulatedVault(8);
        vault.run(Duration.ofSeconds(5), calls -> failsAfter(100));
        assertThat(vault.pace.limit()).isEqualTo(1);

        vault.run(Duration.ofSeconds(5), calls -> after(500));

        assertThat(vault.pace.limit()).isEqualTo(8);
    }

    @Test
    void givesEachWhoFindsNoPlaceAMomentOfItsOwn() {
        calls(100, Duration.ofMillis(800));

        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1700));
        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1800));
        assertThat(pace.untilPlace(now, 16)).isEqualTo(Duration.ofMillis(1900));
        now += Duration.ofMillis(1900).toNanos();
        assertThat(pace.untilPlace(now, 0)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void expectsOfAVaultThatDoesNotAnswerThatItTakesAsLongAgain() {
        calls(100, Duration.ofMillis(5));
        long oldest = now;
        now += Duration.ofSeconds(4).toNanos();

        assertThat(pace.untilPlace(oldest, 8)).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void asksNobodyToWaitForLongerThanAMinute() {
        calls(100, Duration.ofMinutes(5));

        for (int i = 0; i < 1000; i++) {
            assertThat(pace.untilPlace(now, 16)).isBetween(Duration.ofMillis(100), Duration.ofMinutes(1));
        }
    }
}
