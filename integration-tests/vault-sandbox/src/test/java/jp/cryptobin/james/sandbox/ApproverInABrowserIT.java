package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The approver's way: what waits, yes or no, and why. */
@NeedsBrowser
class ApproverInABrowserIT {
    @TempDir
    Path directory;

    @Test
    void approvesOneAndRejectsAnother() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            vault.sandbox.changeSection(
                    section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
            Deposit good = vault.stored(
                    Announced.of(Content.text("議事録.txt", "x".repeat(4000))).from("taro@example.com"));
            vault.clock.move(Duration.ofMinutes(3));
            Deposit bad = vault.stored(Announced.of(Content.text("名簿.csv", "x".repeat(90_000)))
                    .from("hanako@example.com")
                    .withSubject("名簿")
                    .to("a@example.net", "b@example.net"));
            vault.clock.move(Duration.ofMinutes(30));
            browser.logIn("boss").press("Approvals 2");
            browser.shows("Waiting for your decision");
            assertThat(browser.text()).containsSubsequence("会議の資料", "議事録.txt", "名簿");
            browser.picture("approver-queue");
            browser.screen(Chromium.PHONE);
            browser.open("/approvals?lang=ja").picture("approver-queue-phone-ja");
            browser.screen(Chromium.DESKTOP);
            browser.open("/approvals?lang=en");

            browser.press("Approve");

            browser.shows("Approved. The recipients are notified now.");
            assertThat(state(vault, good)).isEqualTo(DepositState.DELIVERED);
            browser.press("Reject…").type("Reason", "宛先が社外の個人です。").press("Reject");
            browser.shows("Rejected. Nobody can fetch the files.", "宛先が社外の個人です。", "承認 花子 (boss)");
            assertThat(state(vault, bad)).isEqualTo(DepositState.REJECTED);
            browser.picture("approver-decided");
        }
    }

    private static DepositState state(RunningVault vault, Deposit deposit) {
        return vault.sandbox.deposits().stream()
                .filter(candidate -> candidate.id().equals(deposit.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
