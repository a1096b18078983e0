package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.VirusScan;
import jp.cryptobin.james.sandbox.section.VirusSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipient reads where there is nothing to fetch. */
class DownloadStatesTest {
    @TempDir
    Path directory;

    private RunningVault vault;
    private Browser browser;

    @BeforeEach
    void start() throws IOException {
        vault = new RunningVault(directory);
        browser = vault.browser();
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @Test
    void explainsThatAnApproverMustApproveFirst() throws Exception {
        vault.sandbox.changeSection(section -> withApproval(section, new Approval(true, List.of("boss@example.com"))));
        URI url = deposited(Announced.ordinary());

        assertThat(browser.open(url).body()).contains("Waiting for approval").doesNotContain("password");
        vault.sandbox.decide(onlyDeposit().id(), DepositState.REJECTED, "not this customer");
        assertThat(browser.open(url).body()).contains("Not approved");
        assertThat(vault.api.get("/api/v1/deposits/" + onlyDeposit().id()).body())
                .contains("\"REJECTED\"", "not this customer");
    }

    @Test
    void explainsThatApprovalWasNotPossible() throws Exception {
        vault.sandbox.changeSection(section -> withApproval(section, new Approval(true, List.of("boss@example.com"))));
        URI url = deposited(Announced.ordinary());

        vault.sandbox.decide(onlyDeposit().id(), DepositState.APPROVAL_INVALID, null);

        assertThat(browser.open(url).body()).contains("Approval was not possible");
        assertThat(vault.api.get("/api/v1/deposits/" + onlyDeposit().id()).body())
                .contains("\"APPROVAL_INVALID\"");
    }

    @Test
    void explainsThatTheSenderCancelled() throws Exception {
        URI url = deposited(Announced.ordinary());
        openWith(url, Announced.PASSWORD);
        URI manage = URI.create(vault.sandbox.baseUrl() + "/m/" + onlyDeposit().manageLink());
        Browser sender = vault.browser();
        assertThat(sender.open(manage).body()).contains("Can be fetched", "taro@example.jp", "議事録.txt");

        HttpResponse<byte[]> cancelled = sender.press(URI.create(manage + "/cancel"));

        assertThat(new String(cancelled.body(), UTF_8)).contains("Cancelled").doesNotContain("/cancel");
        assertThat(browser.press(URI.create(url + "/files/0")).statusCode()).isEqualTo(410);
        assertThat(browser.open(url).body()).contains("The sender cancelled");
    }

    @Test
    void explainsThatTheTimeIsOver() throws Exception {
        URI url = deposited(Announced.ordinary());
        openWith(url, Announced.PASSWORD);

        vault.clock.move(Duration.ofDays(7));

        HttpResponse<String> page = browser.open(url);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("Expired");
        String blob = onlyDeposit().files().get(0).blob();
        assertThat(vault.filesOnDisk()).anyMatch(file -> file.endsWith(blob));
        vault.restart();
        await().untilAsserted(() -> assertThat(vault.filesOnDisk()).noneMatch(file -> file.endsWith(blob)));
    }

    @Test
    void explainsThatAVirusWasFoundAfterTheDeposit() throws Exception {
        vault.sandbox.changeSection(section -> withScan(section, VirusScan.AFTER_DEPOSIT));
        URI url = deposited(Announced.of(Content.text("a.txt", VirusSignature.eicar())));

        assertThat(browser.open(url).body()).contains("A virus was found");
        assertThat(vault.api.get("/api/v1/deposits/" + onlyDeposit().id()).body())
                .contains("\"INFECTED\"");
        assertThat(vault.mail.getReceivedMessages()).isEmpty();
    }

    private HttpResponse<String> openWith(URI url, String password) throws Exception {
        browser.open(url);
        return browser.enter(url, password);
    }

    private URI deposited(Announced announced) throws Exception {
        return vault.sandbox.downloadUrl(stored(announced).recipients().get(0));
    }

    private Deposit stored(Announced announced) throws Exception {
        String key = RunningVault.newKey();
        HttpResponse<String> response = vault.api.deposit(key, announced);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return vault.sandbox.deposits().stream()
                .filter(deposit -> deposit.idempotencyKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Deposit onlyDeposit() {
        assertThat(vault.sandbox.deposits()).hasSize(1);
        // What the outbox notes in the background is not what these tests are about.
        Deposit deposit = vault.sandbox.deposits().get(0);
        return deposit.recipients().stream()
                .map(recipient -> recipient.notified(RunningVault.NEW_YEAR))
                .reduce(deposit, Deposit::withRecipient, (a, b) -> b);
    }

    private static Section withApproval(Section s, Approval approval) {
        return change(s, approval, s.virusScan());
    }

    private static Section withScan(Section s, VirusScan scan) {
        return change(s, s.approval(), scan);
    }

    private static Section change(Section s, Approval approval, VirusScan scan) {
        return new Section(
                s.service(),
                s.dedicatedDomain(),
                s.allowedAddresses(),
                s.optionEnabled(),
                s.optionGroupSet(),
                s.autopilot(),
                approval,
                s.forbiddenNames(),
                s.forbiddenRecipients(),
                s.maxDepositBytes(),
                scan,
                s.defaultUser(),
                s.senders());
    }
}
