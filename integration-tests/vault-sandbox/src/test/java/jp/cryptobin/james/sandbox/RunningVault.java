package jp.cryptobin.james.sandbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.deposit.Deposit;

/** A vault with a mail server beside it, and a clock that the test moves. */
final class RunningVault implements AutoCloseable {
    static final String LOGIN = "mail-integration";
    static final String LOGIN_PASSWORD = "ログイン:pass-word";
    static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:07Z");

    /** A clock that stands until it is moved. */
    static final class MovableClock extends Clock {
        private volatile Instant now = NEW_YEAR;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            MovableClock outer = this;
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return outer.withZone(other);
                }

                @Override
                public Instant instant() {
                    return outer.instant();
                }
            };
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final MovableClock clock = new MovableClock();
    final Path directory;
    final GreenMail mail;
    final int smtpPort;
    private final SandboxSettings settings;
    VaultSandbox sandbox;
    ApiClient api;

    RunningVault(Path directory) throws IOException {
        this(directory, true);
    }

    RunningVault(Path directory, boolean mailServerUp) throws IOException {
        this.directory = directory;
        this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        this.mail.start();
        this.smtpPort = mail.getSmtp().getPort();
        if (!mailServerUp) {
            mail.stop();
        }
        this.settings = SandboxSettings.local(
                        directory.resolve("vault"), new SandboxSettings.Login(LOGIN, LOGIN_PASSWORD))
                .withSmtp(new SandboxSettings.Smtp("127.0.0.1", smtpPort, "no-reply@vault.example.com"))
                .withRules(new SandboxSettings.Rules(3, 1000, 6, ZoneId.of("Asia/Tokyo"), Duration.ofMillis(50)))
                .withAccounts(Accounts.ALL);
        start();
    }

    void restart() throws IOException {
        sandbox.close();
        start();
    }

    private void start() throws IOException {
        sandbox = VaultSandbox.start(settings, clock, new SecureRandom());
        api = new ApiClient(sandbox.baseUrl(), LOGIN, LOGIN_PASSWORD);
    }

    Browser browser() {
        return new Browser(sandbox.baseUrl());
    }

    /** Makes a deposit as the gateway does. */
    Deposit stored(Announced announced) throws IOException, InterruptedException {
        String key = newKey();
        HttpResponse<String> response = api.deposit(key, announced);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return sandbox.deposits().stream()
                .filter(deposit -> deposit.idempotencyKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** All files below the vault's directory. */
    List<Path> filesOnDisk() throws IOException {
        try (Stream<Path> entries = Files.walk(directory.resolve("vault"))) {
            return entries.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException fileVanishedMeanwhile) {
            throw fileVanishedMeanwhile.getCause();
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        mail.stop();
    }
}
