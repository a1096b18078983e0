package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.sandbox.section.AccountState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
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
    void letsInWithLoginIdAndPasswordAndOutAgain() throws Exception {
        assertThat(browser.open(URI.create("/sent")).body()).contains("Login ID");

        HttpResponse<String> in = browser.logIn("taro", Accounts.PASSWORD);

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.uri().getPath()).isEqualTo("/sent");
        assertThat(in.body()).contains("送信 太郎 (taro)", "What you sent").doesNotContain("/approvals", "/admin");
        assertThat(browser.submit("/logout", Map.of()).uri().getPath()).isEqualTo("/login");
        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void goesOnToThePageThatWasAskedForButNeverElsewhere() throws Exception {
        browser.open(URI.create("/login"));
        assertThat(browser.submit("/login?next=/sent/abc", login("taro")).uri().getPath())
                .isEqualTo("/sent/abc");
        for (String elsewhere :
                List.of("//evil.example", "https://evil.example/", "/%5C%5Cevil.example", "/sent/../d")) {
            browser = vault.browser();
            browser.open(URI.create("/login"));
            HttpResponse<String> in = browser.submit("/login?next=" + elsewhere, login("taro"));
            assertThat(in.uri()).isEqualTo(URI.create(vault.sandbox.baseUrl() + "/sent"));
        }
    }

    @Test
    void doesNotSayWhetherLoginIdOrPasswordIsWrong() throws Exception {
        HttpResponse<String> wrongPassword = browser.logIn("taro", "not the password");
        HttpResponse<String> unknown = vault.browser().logIn("nobody", Accounts.PASSWORD);

        assertThat(wrongPassword.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(wrongPassword.body()).contains("Login ID or password is wrong");
        assertThat(unknown.body()).contains("Login ID or password is wrong");
    }

    @Test
    void makesWhoeverGuessesWaitLongerAndLonger() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(browser.logIn("taro", "guess " + i).statusCode()).isEqualTo(403);
        }

        HttpResponse<String> sixth = browser.logIn("taro", Accounts.PASSWORD);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).contains("15");
        vault.clock.move(Duration.ofSeconds(15));
        assertThat(browser.logIn("taro", "guess again").statusCode()).isEqualTo(403);
        assertThat(browser.logIn("taro", Accounts.PASSWORD).headers().firstValue("Retry-After"))
                .contains("30");
        vault.clock.move(Duration.ofSeconds(30));
        assertThat(browser.logIn("taro", Accounts.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownAnAddressThatTriesManyLoginIds() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(browser.logIn("user-" + i, "x").statusCode()).isEqualTo(403);
        }

        assertThat(browser.logIn("taro", Accounts.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void takesNoLoginFormThatAnotherSiteSends() throws Exception {
        browser.forgetForm();

        assertThat(browser.submit("/login", login("taro")).statusCode()).isEqualTo(403);
        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void drawsAFreshSessionAtTheLoginWhateverCookieTheBrowserBrings() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
        String page = http.send(
                        HttpRequest.newBuilder(vault.sandbox.baseUrl().resolve("/login"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        String csrf = page.replaceAll("(?s).*name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
        String fixed = "a".repeat(64);

        HttpResponse<String> in = http.send(
                HttpRequest.newBuilder(vault.sandbox.baseUrl().resolve("/login"))
                        .header("Cookie", "session=" + fixed)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf + "&login=taro&password="
                                + java.net.URLEncoder.encode(Accounts.PASSWORD, StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("session=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Lax")
                .doesNotContain(fixed);
    }

    @Test
    void endsASessionAfterAWorkingDay() throws Exception {
        browser.logIn("taro", Accounts.PASSWORD);

        vault.clock.move(Duration.ofHours(9));

        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void turnsAwayALockedAccountAtOnce() throws Exception {
        browser.logIn("taro", Accounts.PASSWORD);
        setState("taro", AccountState.LOCKED);

        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
        assertThat(browser.logIn("taro", Accounts.PASSWORD).body()).contains("This account is locked");
        assertThat(browser.logIn("taro", "wrong").body()).contains("is wrong").doesNotContain("is locked");
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountState.class,
            names = {"PASSWORD_RESET", "PASSWORD_EXPIRED"})
    void asksForANewPasswordWhereTheAccountWaitsForOne(AccountState state) throws Exception {
        setState("taro", state);

        HttpResponse<String> in = browser.logIn("taro", Accounts.PASSWORD);
        assertThat(in.uri().getPath()).isEqualTo("/password");
        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/password");
        browser.open(URI.create("/password"));
        HttpResponse<String> changed =
                browser.submit("/password", passwords(Accounts.PASSWORD, "a new password", "a new password"));

        assertThat(changed.uri().getPath()).isEqualTo("/sent");
        assertThat(changed.body()).contains("Your password was changed");
        assertThat(vault.sandbox.section().stateOf("taro")).isEqualTo(AccountState.ACTIVE);
        vault.restart();
        assertThat(vault.browser().logIn("taro", "a new password").statusCode()).isEqualTo(200);
        assertThat(vault.browser().logIn("taro", Accounts.PASSWORD).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong|a new password|a new password|present password is wrong",
                "correct horse 電池|a new password|another password|not the same both times",
                "correct horse 電池|short|short|10 to 128 characters",
                "correct horse 電池|correct horse 電池|correct horse 電池|is the present one"
            })
    void saysWhyAPasswordIsNotTaken(String row) throws Exception {
        String[] cells = row.split("\\|", -1);
        browser.logIn("taro", Accounts.PASSWORD);
        browser.open(URI.create("/password"));

        HttpResponse<String> refused = browser.submit("/password", passwords(cells[0], cells[1], cells[2]));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(cells[3]);
        assertThat(vault.browser().logIn("taro", Accounts.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void logsOtherBrowsersOutWhenThePasswordChanges() throws Exception {
        Browser other = vault.browser();
        other.logIn("taro", Accounts.PASSWORD);
        browser.logIn("taro", Accounts.PASSWORD);
        browser.open(URI.create("/password"));

        browser.submit("/password", passwords(Accounts.PASSWORD, "a new password", "a new password"));

        assertThat(browser.open(URI.create("/sent")).uri().getPath()).isEqualTo("/sent");
        assertThat(other.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void keepsNamesAndPasswordsSealedOnDisk() throws Exception {
        for (Path file : vault.filesOnDisk()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("taro@example.com", "hanako");
        }
        assertThat(vault.filesOnDisk()).anyMatch(file -> file.endsWith("people"));
    }

    private void setState(String loginId, AccountState state) {
        vault.sandbox.changeSection(section -> section.withState(loginId, state));
    }

    private static Map<String, String> login(String loginId) {
        return Map.of("login", loginId, "password", Accounts.PASSWORD);
    }

    private static Map<String, String> passwords(String old, String fresh, String again) {
        return Map.of("old", old, "new", fresh, "again", again);
    }
}
