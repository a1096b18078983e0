package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.cryptobin.james.sandbox.section.AccountState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrator's way: is all well, what is allowed, who is who, and what the gateway said. */
@NeedsBrowser
class AdministratorInABrowserIT {
    @TempDir
    Path directory;

    @Test
    void setsTheSectionAndCaresForAccounts() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            browser.logIn("admin");
            browser.shows("Overview", "Ready");
            browser.press("Section settings")
                    .choose("State of the service", "Maintenance")
                    .type("Forbidden file names", "*.exe")
                    .press("Deposits wait for approval")
                    .press("Save");
            browser.shows("Saved. It holds from now on.");
            browser.picture("administrator-settings");
            browser.screen(Chromium.PHONE);
            browser.open("/admin/settings?lang=ja").picture("administrator-settings-phone-ja");
            browser.screen(Chromium.DESKTOP);
            assertThat(vault.sandbox.section().forbiddenNames()).containsExactly("*.exe");
            assertThat(vault.api.get("/api/v1/status").body()).contains("maintenance");
            browser.open("/admin?lang=en").shows("Maintenance");
            browser.picture("administrator-overview");

            browser.press("Accounts")
                    .type("Login ID", "jiro")
                    .type("Name", "新人 次郎")
                    .type("Mail address", "jiro@example.com")
                    .press("Add");
            browser.shows("Note this password", "新人 次郎 (jiro)");
            assertThat(vault.sandbox.section().stateOf("jiro")).isEqualTo(AccountState.PASSWORD_RESET);
            browser.open("/admin/accounts").picture("administrator-accounts");
            browser.screen(Chromium.PHONE);
            browser.open("/admin/accounts?lang=ja").picture("administrator-accounts-phone-ja");
        }
    }

    @Test
    void seesWhatTheGatewayAskedAndWasAnsweredWithoutItsSecrets() throws Exception {
        try (RunningVault vault = new RunningVault(directory);
                Chromium browser = new Chromium(vault.sandbox.baseUrl(), directory)) {
            vault.stored(Announced.ordinary().from("taro@example.com"));
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary().to("not an address"));
            browser.logIn("admin").press("All deposits").press("会議の資料を送付いたします");

            browser.press("Request").press("Answer");

            browser.shows("\"filePassword\" : \"********\"", "POST /api/v1/deposits", "201");
            assertThat(browser.html()).doesNotContain(Announced.PASSWORD, RunningVault.LOGIN_PASSWORD);
            browser.open("/admin/exchanges").shows("malformed-recipient");
            browser.press("Request").picture("administrator-exchanges");
            browser.press("Faults").choose("Fault", "Answer late").press("Add");
            browser.shows("The faults were changed", "Answer late");
            assertThat(vault.sandbox.pendingFaults()).hasSize(1);
        }
    }
}
