package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.Approval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalPagesTest {
    @TempDir
    Path directory;

    private RunningVault vault;
    private Browser boss;

    @BeforeEach
    void start() throws Exception {
        vault = new RunningVault(directory);
        vault.sandbox.changeSection(section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
        boss = vault.browser();
        boss.logIn("boss", Accounts.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @Test
    void approvesWhatWaitsAndNotifiesTheRecipients() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary().from("taro@example.com"));
        assertThat(boss.open(URI.create("/approvals")).body())
                .contains("会議の資料", "議事録.txt", "taro@example.jp", "<span class=\"count\">1</span>");

        vault.clock.move(Duration.ofHours(1));
        HttpResponse<String> after = boss.submit("/approvals/" + deposit.id() + "/approve", Map.of());

        assertThat(after.body())
                .contains("Approved. The recipients are notified now.", "Nothing waits")
                .containsSubsequence("2026/01/01 10:00:07", "Approved", "承認 花子 (boss)");
        await().untilAsserted(() -> assertThat(vault.mail.getReceivedMessages()).hasSize(1));
        assertThat(vault.api.get("/api/v1/deposits/" + deposit.id()).body()).contains("\"DELIVERED\"");
    }

    @Test
    void rejectsWithAReasonThatTheSenderReads() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary().from("taro@example.com"));
        boss.open(URI.create("/approvals"));
        String reject = "/approvals/" + deposit.id() + "/reject";

        assertThat(boss.submit(reject, Map.of("reason", "  ")).statusCode()).isEqualTo(422);
        assertThat(boss.submit(reject, Map.of("reason", "x".repeat(201))).statusCode())
                .isEqualTo(422);
        assertThat(state(deposit)).isEqualTo(DepositState.AWAITING_APPROVAL);
        HttpResponse<String> after = boss.submit(reject, Map.of("reason", "宛先が <違います>"));

        assertThat(after.body()).contains("Rejected", "宛先が &lt;違います&gt;");
        Browser taro = vault.browser();
        taro.logIn("taro", Accounts.PASSWORD);
        assertThat(taro.open(URI.create("/sent")).body()).contains("Rejected by the approver", "宛先が &lt;違います&gt;");
        assertThat(vault.api.get("/api/v1/deposits/" + deposit.id()).body()).contains("\"REJECTED\"", "宛先が <違います>");
        assertThat(vault.mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void keepsTheFirstDecision() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary());
        boss.open(URI.create("/approvals"));
        vault.sandbox.decide(deposit.id(), DepositState.REJECTED, "first");

        HttpResponse<String> late = boss.submit("/approvals/" + deposit.id() + "/approve", Map.of());

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("is not waiting any more");
        assertThat(state(deposit)).isEqualTo(DepositState.REJECTED);
    }

    @Test
    void isClosedToWhoeverIsNoApproverOfTheSection() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary().from("taro@example.com"));
        for (String other : List.of("taro", "hanako", "admin")) {
            Browser browser = vault.browser();
            browser.logIn(other, Accounts.PASSWORD);
            assertThat(browser.open(URI.create("/approvals")).statusCode()).isEqualTo(403);
            assertThat(browser.submit("/approvals/" + deposit.id() + "/approve", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        vault.sandbox.changeSection(section -> section.withApproval(new Approval(true, List.of("x@example.com"))));
        assertThat(boss.submit("/approvals/" + deposit.id() + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(state(deposit)).isEqualTo(DepositState.AWAITING_APPROVAL);
    }

    @Test
    void decidesNothingWithoutTheFormOfThisSession() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary());
        boss.forgetForm();

        assertThat(boss.submit("/approvals/" + deposit.id() + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(state(deposit)).isEqualTo(DepositState.AWAITING_APPROVAL);
    }

    private DepositState state(Deposit deposit) {
        return vault.sandbox.deposits().stream()
                .filter(candidate -> candidate.id().equals(deposit.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
