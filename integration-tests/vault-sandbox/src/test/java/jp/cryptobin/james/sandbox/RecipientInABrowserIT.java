package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipient's way: a link from a mail, a password from another, and the files. */
@NeedsBrowser
class RecipientInABrowserIT {
    @TempDir
    Path directory;

    @Test
    void fetchesTheFilesWithThePasswordFromTheMail() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            Deposit deposit =
                    vault.stored(Announced.of(Content.text("会議の資料.txt", "one"), Content.text("見積書.csv", "two")));
            browser.open(path(vault, deposit));
            browser.shows("Fetch your files", "File password");
            browser.picture("recipient-password");
            browser.type("File password", "not the password").press("Show the files");
            browser.shows("After 2 more wrong tries");

            browser.type("File password", Announced.PASSWORD).press("Show the files");

            browser.shows("会議の資料.txt", "見積書.csv", "2026/01/07");
            browser.picture("recipient-files");
            browser.press("Download");
            await().untilAsserted(
                            () -> assertThat(directory.resolve("会議の資料.txt")).hasContent("one"));
            browser.press("Download all as ZIP");
            await().untilAsserted(() -> assertThat(Files.exists(directory.resolve("cryptobin-20260101-090007.zip")))
                    .isTrue());
            browser.screen(Chromium.PHONE);
            browser.open(path(vault, deposit) + "?lang=ja").picture("recipient-files-phone-ja");
            browser.shows("お預かりしているファイル");
        }
    }

    @Test
    void isToldWhyThereIsNothingToFetch() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            vault.sandbox.changeSection(
                    section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
            Deposit deposit = vault.stored(Announced.ordinary());
            browser.screen(Chromium.PHONE);
            browser.open(path(vault, deposit) + "?lang=ja");
            browser.shows("承認待ちです");
            browser.picture("recipient-waiting-phone-ja");

            vault.sandbox.decide(deposit.id(), DepositState.REJECTED, "secret reason");

            browser.open(path(vault, deposit) + "?lang=en");
            browser.shows("Not approved");
            assertThat(browser.text()).doesNotContain("secret reason");
        }
    }

    private static String path(RunningVault vault, Deposit deposit) {
        return vault.sandbox.downloadUrl(deposit.recipients().get(0)).getPath();
    }
}
