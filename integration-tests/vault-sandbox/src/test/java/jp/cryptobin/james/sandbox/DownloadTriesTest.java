package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong file passwords, and what they cost. */
class DownloadTriesTest {
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
    void locksTheLinkAfterTooManyWrongPasswordsAndOnlyThatLink() throws Exception {
        Deposit deposit = stored(Announced.ordinary().to("taro@example.jp", "jiro@example.jp"));
        URI taro = vault.sandbox.downloadUrl(deposit.recipients().get(0));
        URI jiro = vault.sandbox.downloadUrl(deposit.recipients().get(1));

        assertThat(openWith(taro, "wrong-1").body()).contains("After 2 more");
        assertThat(openWith(taro, "wrong-2").body()).contains("After 1 more");
        assertThat(openWith(taro, "wrong-3").body()).contains("This URL is locked");
        assertThat(openWith(taro, Announced.PASSWORD).body()).contains("This URL is locked");
        vault.restart();
        browser = vault.browser();
        assertThat(browser.open(onNewPort(taro)).body()).contains("This URL is locked");
        assertThat(openWith(onNewPort(jiro), Announced.PASSWORD).body()).contains("議事録.txt");
    }

    @Test
    void givesManyTriesAtTheSameTimeNoMoreThanTriesOneByOne() throws Exception {
        URI url = deposited(Announced.ordinary());
        browser.open(url);

        List<CompletableFuture<String>> pages = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return browser.enter(url, "wrong-" + i).body();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        assertThat(pages.stream().map(CompletableFuture::join).filter(page -> page.contains("is not the password")))
                .hasSizeLessThan(3);
        assertThat(onlyDeposit().recipients().get(0).failedTries()).isEqualTo(3);
    }

    @Test
    void startsCountingAgainAfterTheRightPassword() throws Exception {
        URI url = deposited(Announced.ordinary());
        openWith(url, "wrong-1");
        openWith(url, "wrong-2");
        openWith(url, Announced.PASSWORD);

        browser = vault.browser();
        assertThat(openWith(url, "wrong-1").body()).contains("After 2 more");
    }

    private URI onNewPort(URI url) {
        return URI.create(vault.sandbox.baseUrl() + url.getPath());
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
}
