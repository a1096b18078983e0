package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender's way: has it arrived, who fetched it, and taking it back. */
@NeedsBrowser
class SenderInABrowserIT {
    @TempDir
    Path directory;

    @Test
    void seesWhoFetchedWhatAndCancels() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            sendSome(vault);
            browser.open("/login").picture("sender-login");
            browser.logIn("taro");
            browser.shows("What you sent", "会議の資料", "Fetched by 1 of 2");
            browser.picture("sender-sent");
            browser.dark(true);
            browser.picture("sender-sent-dark");
            browser.dark(false);
            browser.screen(Chromium.PHONE);
            browser.open("/sent?lang=ja").picture("sender-sent-phone-ja");
            browser.screen(Chromium.DESKTOP);
            browser.open("/sent?lang=en");

            browser.press("会議の資料を送付いたします");

            browser.shows("taro@example.jp", "議事録.txt", "2026/01/01 09:07:07");
            browser.picture("sender-deposit");
            browser.press("Cancel the deposit");
            browser.press("Cancel now");
            browser.shows("Cancelled", "2026/01/01 10:02:07");
            assertThat(browser.text()).doesNotContain("Cancel now");
            browser.press("Log out");
            browser.shows("Login ID");
            assertThat(browser.open("/sent").path()).isEqualTo("/login");
        }
    }

    @Test
    void setsAPasswordOfHisOwnWhenTheAdministratorInitialisedIt() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            vault.sandbox.changeSection(section -> section.withState("taro", AccountState.PASSWORD_RESET));

            browser.logIn("taro");

            browser.shows("Change your password");
            assertThat(browser.path()).isEqualTo("/password");
            browser.picture("sender-new-password");
            browser.type("Present password", Accounts.PASSWORD)
                    .type("New password", "another password")
                    .type("New password again", "another password")
                    .press("Change the password");
            browser.shows("Your password was changed", "What you sent");
        }
    }

    private static void sendSome(RunningVault vault) throws Exception {
        Deposit first = vault.stored(
                Announced.of(Content.text("議事録.txt", "x".repeat(4000)), Content.text("見積書.csv", "x".repeat(90_000)))
                        .from("taro@example.com")
                        .to("taro@example.jp", "jiro@example.jp"));
        vault.clock.move(Duration.ofMinutes(7));
        URI url = vault.sandbox.downloadUrl(first.recipients().get(0));
        Browser recipient = vault.browser();
        recipient.open(url);
        recipient.enter(url, Announced.PASSWORD);
        recipient.press(URI.create(url + "/files/0"));
        vault.clock.move(Duration.ofMinutes(50));
        vault.sandbox.changeSection(section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
        Deposit rejected = vault.stored(Announced.ordinary()
                .from("taro@example.com")
                .withSubject("契約書の写し")
                .to("hanako@example.jp"));
        vault.sandbox.decide(rejected.id(), DepositState.REJECTED, "宛先が違います。ご確認ください。");
        vault.clock.move(Duration.ofMinutes(5));
        vault.stored(Announced.ordinary()
                .from("taro@example.com")
                .withSubject("契約書の写し（再送）")
                .to("hanako@example.net"));
    }
}
