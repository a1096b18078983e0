package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentPagesTest {
    @TempDir
    Path directory;

    private RunningVault vault;
    private Browser taro;

    @BeforeEach
    void start() throws Exception {
        vault = new RunningVault(directory);
        taro = vault.browser();
        taro.logIn("taro", Accounts.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @Test
    void listsWhatThisPersonSentNewestFirst() throws Exception {
        deposit(Announced.ordinary().from("taro@example.com").withSubject("older"));
        vault.clock.move(Duration.ofMinutes(1));
        deposit(Announced.ordinary().from("taro@example.com").withSubject("newer"));
        deposit(Announced.ordinary().from("hanako@example.com").withSubject("not mine"));
        deposit(Announced.ordinary().from("nobody@example.com").withSubject("default user"));

        String page = taro.open(URI.create("/sent")).body();

        assertThat(page).containsSubsequence("newer", "Can be fetched", "taro@example.jp", "older");
        assertThat(page).contains("Fetched by 0 of 1", "2026/01/07").doesNotContain("not mine", "default user");
    }

    @Test
    void turnsTheLeavesOfALongList() throws Exception {
        for (int i = 1; i <= 21; i++) {
            vault.clock.move(Duration.ofSeconds(1));
            deposit(Announced.ordinary().from("taro@example.com").withSubject("Mail No." + i + "."));
        }

        String first = taro.open(URI.create("/sent")).body();
        String second = taro.open(URI.create("/sent?page=2")).body();

        assertThat(first).contains("No.21.", "No.2.", "1 / 2", "?page=2").doesNotContain("No.1.");
        assertThat(second).contains("No.1.", "2 / 2", "?page=1").doesNotContain("No.2.");
        assertThat(taro.open(URI.create("/sent?page=99")).body()).isEqualTo(second);
        assertThat(taro.open(URI.create("/sent?page=x")).body()).isEqualTo(first);
    }

    @Test
    void showsWhoFetchedWhatAndWhen() throws Exception {
        Deposit deposit = deposit(Announced.of(Content.text("一.txt", "1"), Content.text("二.txt", "2"))
                .from("taro@example.com")
                .to("a@example.jp", "b@example.jp"));
        URI url = vault.sandbox.downloadUrl(deposit.recipients().get(0));
        Browser recipient = vault.browser();
        recipient.open(url);
        recipient.enter(url, Announced.PASSWORD);
        vault.clock.move(Duration.ofMinutes(2));
        recipient.press(URI.create(url + "/files/1"));
        vault.clock.move(Duration.ofMinutes(1));
        recipient.press(URI.create(url + "/zip"));

        String page = taro.open(URI.create("/sent/" + deposit.id())).body();

        assertThat(page)
                .containsSubsequence("a@example.jp", "Fetched", "b@example.jp", "otified")
                .containsSubsequence("2026/01/01 09:02:07", "a@example.jp", "二.txt")
                .containsSubsequence("2026/01/01 09:03:07", "a@example.jp", "all files (ZIP)");
        assertThat(taro.open(URI.create("/sent")).body()).contains("Fetched by 1 of 2");
    }

    @Test
    void cancelsAndRecordsIt() throws Exception {
        Deposit deposit = deposit(Announced.ordinary().from("taro@example.com"));
        taro.open(URI.create("/sent/" + deposit.id()));

        HttpResponse<String> cancelled = taro.submit("/sent/" + deposit.id() + "/cancel", Map.of());

        assertThat(cancelled.body()).contains("Cancelled", "送信 太郎 (taro)").doesNotContain("/cancel");
        assertThat(vault.browser()
                        .open(vault.sandbox.downloadUrl(deposit.recipients().get(0)))
                        .body())
                .contains("The sender cancelled");
        assertThat(vault.api.get("/api/v1/deposits/" + deposit.id()).body()).contains("\"CANCELLED\"");
    }

    @Test
    void showsAndCancelsNothingOfOthers() throws Exception {
        Deposit deposit = deposit(Announced.ordinary().from("hanako@example.com"));

        assertThat(taro.open(URI.create("/sent/" + deposit.id())).statusCode()).isEqualTo(404);
        assertThat(taro.submit("/sent/" + deposit.id() + "/cancel", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(state(deposit)).isEqualTo(DepositState.DELIVERED);
    }

    @Test
    void cancelsNothingWithoutTheFormOfThisSession() throws Exception {
        Deposit deposit = deposit(Announced.ordinary().from("taro@example.com"));
        String cancel = "/sent/" + deposit.id() + "/cancel";
        Browser again = vault.browser();
        again.logIn("taro", Accounts.PASSWORD);

        taro.forgetForm();
        assertThat(taro.submit(cancel, Map.of()).statusCode()).isEqualTo(403);
        assertThat(taro.open(URI.create(cancel)).statusCode()).isEqualTo(404);
        assertThat(vault.browser().submit(cancel, Map.of()).uri().getPath()).isEqualTo("/login");
        assertThat(state(deposit)).isEqualTo(DepositState.DELIVERED);
    }

    private DepositState state(Deposit deposit) {
        return vault.sandbox.deposits().stream()
                .filter(candidate -> candidate.id().equals(deposit.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Deposit deposit(Announced announced) throws Exception {
        return vault.stored(announced);
    }
}
