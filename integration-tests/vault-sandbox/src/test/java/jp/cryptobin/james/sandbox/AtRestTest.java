package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtRestTest {
    @TempDir
    Path directory;

    @Test
    void showsNothingOfADepositOnDisk() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary());
            Deposit deposit = vault.sandbox.deposits().get(0);
            List<String> secrets = List.of(
                    "secret-marker-0123456789",
                    "議事録",
                    Announced.PASSWORD,
                    deposit.subject(),
                    deposit.sender(),
                    "taro@example.jp",
                    deposit.recipients().get(0).link(),
                    deposit.manageLink(),
                    deposit.idempotencyKey());

            List<Path> files = vault.filesOnDisk();

            assertThat(files).hasSizeGreaterThanOrEqualTo(4);
            for (Path file : files) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1) + file;
                for (String secret : secrets) {
                    assertThat(content).doesNotContain(new String(secret.getBytes(UTF_8), ISO_8859_1));
                }
            }
        }
    }

    @Test
    void keepsEverythingFromOtherUsersOfTheMachine() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            vault.api.deposit(RunningVault.newKey(), Announced.ordinary());

            Path root = directory.resolve("vault");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void cutsTheDownloadOfAFileThatWasChangedOnDisk() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            Browser browser = vault.browser();
            URI url = withChangedFile(vault, browser, 500_000, 400_000);

            assertThatThrownBy(() -> browser.press(URI.create(url + "/files/0")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> browser.press(URI.create(url + "/zip"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesNothingOfASmallFileThatWasChangedOnDisk() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            Browser browser = vault.browser();
            URI url = withChangedFile(vault, browser, 100, 60);

            HttpResponse<byte[]> answer = browser.press(URI.create(url + "/files/0"));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new String(answer.body(), UTF_8)).contains("Something went wrong");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        }
    }

    /** Opens the files of a deposit one of which is not what was stored. */
    private URI withChangedFile(RunningVault vault, Browser browser, int length, int changedAt) throws Exception {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        vault.api.deposit(
                RunningVault.newKey(), Announced.of(new Announced.Content("a.bin", "application/octet-stream", bytes)));
        Deposit deposit = vault.sandbox.deposits().get(0);
        Path blob = directory
                .resolve("vault/deposits")
                .resolve(deposit.id())
                .resolve(deposit.files().get(0).blob());
        byte[] sealed = Files.readAllBytes(blob);
        sealed[changedAt] ^= 1;
        Files.write(blob, sealed);
        URI url = vault.sandbox.downloadUrl(deposit.recipients().get(0));
        browser.open(url);
        browser.enter(url, Announced.PASSWORD);
        return url;
    }

    @Test
    void refusesToStartTwiceOnOneDirectory() throws Exception {
        try (RunningVault vault = new RunningVault(directory)) {
            assertThatThrownBy(() -> new RunningVault(vault.directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another vault sandbox");
        }
    }

    @Test
    void refusesToStartWithAKeyThatOthersCanRead() throws Exception {
        new RunningVault(directory).close();
        Files.setPosixFilePermissions(directory.resolve("vault/key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> new RunningVault(directory)).hasMessageContaining("open to other users");
    }

    @Test
    void removesAtTheStartWhatAnInterruptedUploadLeft() throws Exception {
        new RunningVault(directory).close();
        Path leftover = Files.createDirectories(directory.resolve("vault/incoming/0123456789abcdef"));
        Files.writeString(leftover.resolve("half"), "half");

        try (RunningVault vault = new RunningVault(directory)) {
            assertThat(vault.sandbox.deposits()).isEmpty();
            assertThat(leftover).doesNotExist();
        }
    }
}
