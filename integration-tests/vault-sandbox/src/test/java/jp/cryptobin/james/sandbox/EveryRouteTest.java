package jp.cryptobin.james.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.fault.Fault;
import jp.cryptobin.james.sandbox.fault.FaultKind;
import jp.cryptobin.james.sandbox.section.Approval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every page that there is, also for those that are still to be written. */
class EveryRouteTest {
    /** Whose forms are held by the secret of the link, not by a login. */
    private static final List<String> WITHOUT_LOGIN = List.of("/login", "/d/", "/m/", "/api/");

    @TempDir
    Path directory;

    private RunningVault vault;
    private Deposit fetchable;
    private Deposit waiting;

    @BeforeEach
    void start() throws Exception {
        vault = new RunningVault(directory);
        fetchable = vault.stored(Announced.ordinary().from("taro@example.com"));
        vault.sandbox.changeSection(section -> section.withApproval(new Approval(true, List.of("boss@example.com"))));
        waiting = vault.stored(Announced.ordinary().from("taro@example.com"));
        await().untilAsserted(() -> assertThat(vault.sandbox.deposits())
                .filteredOn(deposit -> deposit.state() == DepositState.DELIVERED)
                .allSatisfy(deposit ->
                        assertThat(deposit.recipients().get(0).notifiedAt()).isNotNull()));
        vault.sandbox.order(new Fault(FaultKind.HTML_500, "PUT", 1, 0));
    }

    @AfterEach
    void stop() throws IOException {
        vault.close();
    }

    @Test
    void changesNothingWhenItIsOnlyOpened() throws Exception {
        List<String> paths = paths("GET", true);
        assertThat(paths).hasSizeGreaterThan(15);
        Map<String, Object> before = everything();

        for (String login : List.of("taro", "boss", "admin")) {
            Browser browser = vault.browser();
            browser.logIn(login, Accounts.PASSWORD);
            for (String path : paths) {
                assertThat(browser.open(URI.create(path)).statusCode()).as(path).isLessThan(500);
                assertThat(browser.open(URI.create(path + "?done=saved&page=2&lang=ja&next=/sent&service=MAINTENANCE"))
                                .statusCode())
                        .as(path)
                        .isLessThan(500);
            }
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void isClosedWithoutALogin() throws Exception {
        Map<String, Object> before = everything();
        for (String path : paths("GET", false)) {
            if (!path.equals("/") && !path.startsWith("/assets/")) {
                assertThat(vault.browser().open(URI.create(path)).uri().getPath())
                        .as(path)
                        .isEqualTo("/login");
            }
        }
        for (String path : paths("POST", false)) {
            assertThat(vault.browser().submit(path, Map.of()).uri().getPath())
                    .as(path)
                    .isEqualTo("/login");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void takesNoFormWithoutTheSecretOfTheSession() throws Exception {
        Browser admin = vault.browser();
        admin.logIn("admin", Accounts.PASSWORD);
        Browser boss = vault.browser();
        boss.logIn("boss", Accounts.PASSWORD);
        Map<String, Object> before = everything();

        for (String path : paths("POST", false)) {
            Browser entitled = path.startsWith("/approvals") ? boss : admin;
            entitled.forgetForm();
            assertThat(entitled.submit(path, Map.of()).statusCode()).as(path).isEqualTo(403);
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void keepsAdministrationToAdministrators() throws Exception {
        Browser boss = vault.browser();
        boss.logIn("boss", Accounts.PASSWORD);
        Map<String, Object> before = everything();

        for (String path : paths("GET", false)) {
            if (path.startsWith("/admin")) {
                assertThat(boss.open(URI.create(path)).statusCode()).as(path).isEqualTo(403);
            }
        }
        boss.open(URI.create("/approvals"));
        for (String path : paths("POST", false)) {
            if (path.startsWith("/admin")) {
                assertThat(boss.submit(path, Map.of("state", "LOCKED")).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void sendsTheHeadersThatKeepAPageToItself() throws Exception {
        Browser admin = vault.browser();
        admin.logIn("admin", Accounts.PASSWORD);
        for (String path : paths("GET", true)) {
            HttpResponse<String> page = admin.open(URI.create(path));
            if (path.startsWith("/api/")) {
                continue;
            }
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'");
            assertThat(page.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .isEqualTo(path.startsWith("/assets/") ? "public, max-age=3600" : "no-store");
            assertThat(page.body()).as(path).doesNotContain("<script", " style=", " onclick=");
        }
    }

    /** With the ids and links of what there is, so that each path leads somewhere. */
    private List<String> paths(String method, boolean withLinks) {
        return vault.sandbox.routes().stream()
                .filter(route -> route.startsWith(method + " "))
                .map(route -> route.substring(method.length() + 1))
                .filter(path -> withLinks || WITHOUT_LOGIN.stream().noneMatch(path::startsWith))
                .map(path -> path.replace("{id}", path.startsWith("/approvals") ? waiting.id() : fetchable.id())
                        .replace("{login}", "taro")
                        .replace("{number}", "0")
                        .replace(
                                "{link}",
                                path.startsWith("/m/")
                                        ? fetchable.manageLink()
                                        : fetchable.recipients().get(0).link()))
                .toList();
    }

    /** What is kept in memory, and every octet on disk: a file that was written again is another file. */
    private Map<String, Object> everything() throws IOException {
        Map<String, Object> all = new TreeMap<>();
        all.put("section", vault.sandbox.section());
        all.put("faults", vault.sandbox.pendingFaults());
        vault.sandbox
                .deposits()
                .forEach(deposit -> all.put(
                        "deposit " + deposit.id(), List.of(deposit.state(), deposit.journal(), deposit.recipients())));
        for (Path file : vault.filesOnDisk()) {
            all.put(file.toString(), List.of(Announced.sha256(Files.readAllBytes(file))));
        }
        return all;
    }
}
