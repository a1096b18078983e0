package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.cryptobin.james.sandbox.Announced.Content;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Recipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadPageTest {
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
    void givesEachFileBackOctetForOctet() throws Exception {
        byte[] bytes = new byte[300_001];
        new Random(7).nextBytes(bytes);
        Content binary = new Content("見積書 (最終) 100%.pdf", "application/pdf", bytes);
        Content page = Content.text("<b>悪意.html", "<script>alert(1)</script>");
        URI url = deposited(Announced.of(binary, page));

        HttpResponse<String> list = openWith(url, Announced.PASSWORD);
        HttpResponse<byte[]> first = browser.press(URI.create(url + "/files/0"));
        HttpResponse<byte[]> second = browser.press(URI.create(url + "/files/1"));

        assertThat(list.body())
                .contains("見積書 (最終) 100%.pdf", "&lt;b&gt;悪意.html")
                .doesNotContain("<b>悪意");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(bytes);
        assertThat(first.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"___ (__) 100_.pdf\"; "
                        + "filename*=UTF-8''%E8%A6%8B%E7%A9%8D%E6%9B%B8%20%28%E6%9C%80%E7%B5%82%29%20100%25.pdf");
        assertThat(second.body()).isEqualTo(page.bytes());
        assertThat(second.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    }

    /** Blind recipients too: the pages of a recipient speak of nobody else. */
    @Test
    void showsNoRecipientToAnother() throws Exception {
        Deposit deposit = stored(Announced.ordinary().to("taro@example.jp", "secret@example.net"));

        for (Recipient recipient : deposit.recipients()) {
            URI url = vault.sandbox.downloadUrl(recipient);
            String asked = browser.open(url).body();
            String list = browser.enter(url, Announced.PASSWORD).body();

            assertThat(list).contains("議事録.txt");
            deposit.recipients().stream()
                    .filter(other -> !other.equals(recipient))
                    .forEach(other -> assertThat(asked + list).doesNotContain(other.address(), other.link()));
        }
    }

    @Test
    void givesAllFilesInOneArchive() throws Exception {
        URI url = deposited(Announced.of(Content.text("一.txt", "one"), Content.text("二.txt", "two")));
        openWith(url, Announced.PASSWORD);

        HttpResponse<byte[]> zip = browser.press(URI.create(url + "/zip"));

        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        assertThat(entries).isEqualTo(Map.of("一.txt", "one", "二.txt", "two"));
        assertThat(zip.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("cryptobin-20260101-090007.zip"));
    }

    @Test
    void changesNothingWhenALinkIsOnlyOpened() throws Exception {
        URI url = deposited(Announced.ordinary());
        Deposit before = onlyDeposit();

        for (int i = 0; i < 5; i++) {
            assertThat(vault.browser().open(url).statusCode()).isEqualTo(200);
            assertThat(vault.browser().open(URI.create(url + "/files/0")).statusCode())
                    .isEqualTo(404);
            assertThat(vault.browser().open(URI.create(url + "/zip")).statusCode())
                    .isEqualTo(404);
        }

        assertThat(onlyDeposit()).isEqualTo(before);
    }

    @Test
    void countsNoTryAndGivesNoFileWithoutTheFormOfThisVisit() throws Exception {
        URI url = deposited(Announced.ordinary());
        browser.open(url);
        Browser stranger = vault.browser();

        assertThat(stranger.enter(url, Announced.PASSWORD).statusCode()).isEqualTo(403);
        browser.forgetForm();
        assertThat(browser.enter(url, Announced.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(onlyDeposit().recipients().get(0).failedTries()).isZero();

        openWith(url, Announced.PASSWORD);
        browser.forgetForm();
        assertThat(browser.press(URI.create(url + "/files/0")).statusCode()).isEqualTo(403);
    }

    @Test
    void closesTheFilesAgainAfterAWhile() throws Exception {
        URI url = deposited(Announced.ordinary());
        openWith(url, Announced.PASSWORD);

        vault.clock.move(Duration.ofMinutes(15));

        assertThat(browser.press(URI.create(url + "/files/0")).statusCode()).isEqualTo(403);
        assertThat(browser.open(url).body()).contains("type=\"password\"");
    }

    @Test
    void opensOneLinkWithTheAccessOfThatLinkAlone() throws Exception {
        URI mine = deposited(Announced.ordinary());
        openWith(mine, Announced.PASSWORD);
        Deposit other = stored(Announced.ordinary().withSubject("other"));

        URI url = vault.sandbox.downloadUrl(other.recipients().get(0));

        assertThat(browser.open(url).body()).contains("type=\"password\"");
    }

    @Test
    void knowsNoOtherLink() throws Exception {
        assertThat(browser.open(URI.create("/d/" + "0".repeat(64))).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(URI.create("/m/" + "0".repeat(64))).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(URI.create("/elsewhere")).body()).contains("Page not found");
    }

    @Test
    void doesNotTakeADownloadLinkForAManagementLink() throws Exception {
        deposited(Announced.ordinary());

        String link = onlyDeposit().recipients().get(0).link();

        assertThat(browser.open(URI.create("/m/" + link)).statusCode()).isEqualTo(404);
        assertThat(browser.open(URI.create("/d/" + onlyDeposit().manageLink())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsPagesAndTheirSecretUrlsToThemselves() throws Exception {
        HttpResponse<String> page = browser.open(deposited(Announced.ordinary()));

        assertThat(page.headers().map())
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry(
                        "content-security-policy",
                        List.of("default-src 'none'; style-src 'self'; form-action 'self'; "
                                + "frame-ancestors 'none'; base-uri 'none'"));
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict", "Path=/d/");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script", "style=");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() throws Exception {
        URI url = deposited(Announced.ordinary());

        assertThat(browser.open(url).body()).contains("<html lang=\"en\">", "Fetch your files");
        assertThat(browser.open(URI.create(url + "?lang=ja")).body()).contains("<html lang=\"ja\">", "ファイルの受け取り");
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
