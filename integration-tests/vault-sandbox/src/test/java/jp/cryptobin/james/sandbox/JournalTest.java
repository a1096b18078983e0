package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.JournalEntry;
import jp.cryptobin.james.sandbox.deposit.JournalEntry.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalEntry FETCHED =
            new JournalEntry(RunningVault.NEW_YEAR, Act.FETCHED, "taro@example.jp", "a.txt");

    @TempDir
    Path directory;

    @Test
    void endsWhereFetchingAgainAndAgainWouldMakeItEndlessButTakesEveryDecision() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            Deposit deposit = vault.stored(Announced.ordinary());
            for (int i = 0; i < 600; i++) {
                deposit = deposit.noted(FETCHED);
            }
            assertThat(deposit.journal()).hasSize(500);

            JournalEntry cancelled = new JournalEntry(RunningVault.NEW_YEAR, Act.CANCELLED, JournalEntry.API, "");
            assertThat(deposit.noted(cancelled).journal()).hasSize(501).endsWith(cancelled);
        }
    }

    @Test
    void outlivesARestart() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            Deposit deposit = vault.stored(Announced.ordinary());
            vault.api.delete("/api/v1/deposits/" + deposit.id());

            vault.restart();

            assertThat(vault.sandbox.deposits().get(0).journal())
                    .containsExactly(new JournalEntry(RunningVault.NEW_YEAR, Act.CANCELLED, JournalEntry.API, ""));
        }
    }
}
