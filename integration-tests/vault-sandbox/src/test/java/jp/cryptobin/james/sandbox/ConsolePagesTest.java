package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Approval;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.Service;
import jp.cryptobin.james.sandbox.section.VirusScan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    private static final Pattern FRESH = Pattern.compile("id=\"fresh\">([^<]+)<");
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("service", "MAINTENANCE"),
            Map.entry("retryAfter", "90"),
            Map.entry("domain", "127.0.0.1"),
            Map.entry("addresses", "127.0.0.1\r\n ::1 \r\n\r\n"),
            Map.entry("option", "on"),
            Map.entry("approval", "on"),
            Map.entry("approvers", "boss@example.com\nadmin@example.com"),
            Map.entry("names", "*.exe\n*.scr"),
            Map.entry("recipients", "*@rival.example"),
            Map.entry("size", "1048576"),
            Map.entry("scan", "AFTER_DEPOSIT"));

    @TempDir
    Path directory;

    private RunningVault vault;
    private Browser admin;

    @BeforeEach
    void start() throws Exception {
        vault = new RunningVault(directory);
        admin = vault.browser();
        admin.logIn("admin", Accounts.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @Test
    void setsEverythingOfTheSectionAndKeepsItOverARestart() throws Exception {
        Section before = vault.sandbox.section();
        admin.open(URI.create("/admin/settings"));

        HttpResponse<String> saved = admin.submit("/admin/settings", SETTINGS);

        assertThat(saved.body()).contains("Saved", "*.scr", "1.0 MB");
        Section expected = new Section(
                new Service(Service.State.MAINTENANCE, 90),
                "127.0.0.1",
                List.of("127.0.0.1", "::1"),
                true,
                false,
                false,
                new Approval(true, List.of("boss@example.com", "admin@example.com")),
                List.of("*.exe", "*.scr"),
                List.of("*@rival.example"),
                1048576,
                VirusScan.AFTER_DEPOSIT,
                before.defaultUser(),
                before.senders());
        assertThat(vault.sandbox.section()).isEqualTo(expected);
        vault.restart();
        assertThat(vault.sandbox.section()).isEqualTo(expected);
        admin = vault.browser();
        admin.logIn("admin", Accounts.PASSWORD);
        admin.open(URI.create("/admin/settings"));
        admin.submit("/admin/settings/reset", Map.of());
        assertThat(vault.sandbox.section()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "service, HOLIDAY, State of the service",
        "retryAfter, -1, Seconds after which",
        "domain, a b, Dedicated domain",
        "addresses, example.com, Allowed addresses",
        "approvers, nobody, Approvers",
        "size, much, Largest deposit",
        "scan, MAYBE, Virus check"
    })
    void savesNothingWhenOneFieldCannotBeTaken(String field, String value, String named) throws Exception {
        Section before = vault.sandbox.section();
        admin.open(URI.create("/admin/settings"));
        Map<String, String> fields = new HashMap<>(SETTINGS);
        fields.put(field, value);

        HttpResponse<String> refused = admin.submit("/admin/settings", fields);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Not saved", named, "*.scr");
        assertThat(vault.sandbox.section()).isEqualTo(before);
    }

    @Test
    void makesAnAccountWithAFirstPasswordThatIsShownOnce() throws Exception {
        admin.open(URI.create("/admin/accounts"));

        String page = admin.submit(
                        "/admin/accounts", Map.of("login", "jiro", "name", "新人 次郎", "address", "Jiro@example.com"))
                .body();

        String password = fresh(page);
        assertThat(admin.open(URI.create("/admin/accounts")).body())
                .contains("新人 次郎 (jiro)")
                .doesNotContain(password);
        HttpResponse<String> in = vault.browser().logIn("jiro", password);
        assertThat(in.uri().getPath()).isEqualTo("/password");
        assertThat(vault.sandbox.section().accountOf("jiro@example.com").loginId())
                .isEqualTo("jiro");
    }

    @ParameterizedTest
    @CsvSource({
        "taro, x@example.com, This login ID is taken",
        "mail-integration, x@example.com, This login ID is taken",
        "a b, x@example.com, A login ID has",
        "new, not-an-address, This is not a mail address",
        "new, taro@example.com, This address belongs"
    })
    void saysWhyAnAccountCannotBeMade(String login, String address, String why) throws Exception {
        admin.open(URI.create("/admin/accounts"));

        HttpResponse<String> refused =
                admin.submit("/admin/accounts", Map.of("login", login, "name", "", "address", address));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(why, "value=\"" + login + "\"");
    }

    @Test
    void initialisesAPasswordAndLogsItsOwnerOut() throws Exception {
        Browser taro = vault.browser();
        taro.logIn("taro", Accounts.PASSWORD);
        admin.open(URI.create("/admin/accounts"));

        String password =
                fresh(admin.submit("/admin/accounts/taro/initialise", Map.of()).body());

        assertThat(taro.open(URI.create("/sent")).uri().getPath()).isEqualTo("/login");
        assertThat(vault.browser().logIn("taro", Accounts.PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(vault.browser().logIn("taro", password).uri().getPath()).isEqualTo("/password");
    }

    @Test
    void changesStatesAndRoles() throws Exception {
        admin.open(URI.create("/admin/accounts"));

        admin.submit("/admin/accounts/taro/change", Map.of("state", "WITHOUT_GROUP", "approver", "on"));
        admin.submit("/admin/accounts/mail-integration/change", Map.of("state", "LOCKED"));
        admin.submit("/admin/accounts/boss/change", Map.of("state", "ACTIVE", "administrator", "on"));

        assertThat(vault.sandbox.section().stateOf("taro")).isEqualTo(AccountState.WITHOUT_GROUP);
        assertThat(vault.sandbox.section().defaultUser().state()).isEqualTo(AccountState.LOCKED);
        assertThat(vault.sandbox.section().approval().approvers()).containsExactly("taro@example.com");
        Browser boss = vault.browser();
        boss.logIn("boss", Accounts.PASSWORD);
        assertThat(boss.open(URI.create("/admin")).statusCode()).isEqualTo(200);
        assertThat(boss.open(URI.create("/approvals")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "initialise", "remove"})
    void letsNoAdministratorShutHimselfOut(String deed) throws Exception {
        admin.open(URI.create("/admin/accounts"));

        HttpResponse<String> refused =
                admin.submit("/admin/accounts/admin/" + deed, Map.of("state", "LOCKED", "administrator", "on"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(admin.open(URI.create("/admin")).statusCode()).isEqualTo(200);
    }

    @Test
    void removesAnAccountButNotWhatItSent() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary().from("taro@example.com"));
        admin.open(URI.create("/admin/accounts"));

        admin.submit("/admin/accounts/taro/remove", Map.of());

        assertThat(vault.browser().logIn("taro", Accounts.PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(admin.open(URI.create("/admin/deposits/" + deposit.id())).body())
                .contains("taro@example.com");
    }

    @ParameterizedTest
    @CsvSource({"approve, DELIVERED", "reject, REJECTED", "invalid, APPROVAL_INVALID", "cancel, CANCELLED"})
    void settlesAnyDeposit(String deed, DepositState state) throws Exception {
        vault.sandbox.changeSection(section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
        Deposit deposit = vault.stored(Announced.ordinary());
        admin.open(URI.create("/admin/deposits/" + deposit.id()));

        HttpResponse<String> after =
                admin.submit("/admin/deposits/" + deposit.id() + "/" + deed, Map.of("reason", "so it is"));

        assertThat(after.body()).contains("管理 一郎 (admin)");
        assertThat(vault.sandbox.deposits().get(0).state()).isEqualTo(state);
    }

    @Test
    void showsWhatTheGatewaySaidWithoutItsSecrets() throws Exception {
        Deposit deposit = vault.stored(Announced.ordinary());
        vault.api.deposit(RunningVault.newKey(), Announced.ordinary().to("nobody"));
        vault.api.get("/api/v1/deposits/" + deposit.id());

        String log = admin.open(URI.create("/admin/exchanges")).body();
        String one = admin.open(URI.create("/admin/deposits/" + deposit.id())).body();

        assertThat(log)
                .contains("malformed-recipient", "GET /api/v1/deposits/" + deposit.id(), deposit.idempotencyKey());
        assertThat(one).contains("201", "********", "sample-user@example.com").doesNotContain("malformed-recipient");
        for (String page : List.of(log, one)) {
            assertThat(page)
                    .doesNotContain(Announced.PASSWORD, RunningVault.LOGIN_PASSWORD, vault.api.authorization())
                    .doesNotContain(deposit.manageLink());
        }
    }

    private static String fresh(String page) {
        Matcher matcher = FRESH.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }
}
