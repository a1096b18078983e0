package jp.cryptobin.james.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import jp.cryptobin.james.sandbox.deposit.PasswordHash;
import jp.cryptobin.james.sandbox.http.Tls;
import jp.cryptobin.james.sandbox.person.FirstAccount;
import jp.cryptobin.james.sandbox.section.Section;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a sandbox is started with.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param adminPort port of the control API on loopback, 0 for any free one; {@link #NO_ADMIN} switches it off
 * @param directory where deposits are kept
 * @param keyFile the key that they are sealed under; made if missing
 * @param baseUrl how people reach the server; null for its own address and port
 * @param smtp where notices are handed to; null keeps them unsent
 * @param tls null for plain HTTP
 * @param section the settings of the section at the start
 * @param accounts who can log in from the start; one that is there already stays as it is, unless it is for trials
 */
public record SandboxSettings(
        String host,
        int port,
        int adminPort,
        Path directory,
        Path keyFile,
        @Nullable URI baseUrl,
        Login login,
        @Nullable Smtp smtp,
        @Nullable Tls tls,
        Section section,
        Rules rules,
        List<FirstAccount> accounts) {
    public static final int NO_ADMIN = -1;

    public SandboxSettings {
        accounts = List.copyOf(accounts);
    }

    /** The default user for mail integration. */
    public record Login(String id, String password) {
        @Override
        public String toString() {
            return "Login[" + id + "]";
        }
    }

    /**
     * The mail server that takes the notices.
     *
     * @param from the send-only address
     */
    public record Smtp(String host, int port, String from) {}

    /**
     * Numbers that a person may want to change.
     *
     * @param maxTries wrong file passwords in a row that lock a recipient's link
     * @param hashIterations rounds of PBKDF2 for file passwords
     * @param keptDays days after the day of the deposit on which files can still be fetched
     * @param zone in which days are counted and times written
     * @param noticeRetry wait before the second try of a notice
     */
    public record Rules(int maxTries, int hashIterations, int keptDays, ZoneId zone, Duration noticeRetry) {
        public static final Rules DEFAULT =
                new Rules(10, PasswordHash.DEFAULT_ITERATIONS, 6, ZoneId.of("Asia/Tokyo"), Duration.ofSeconds(2));
    }

    /** A sandbox on free loopback ports with control port, no mail server, and everything allowed. */
    public static SandboxSettings local(Path directory, Login login) {
        return new SandboxSettings(
                "127.0.0.1",
                0,
                0,
                directory,
                directory.resolve("key"),
                null,
                login,
                null,
                null,
                Section.open(login.id()),
                Rules.DEFAULT,
                List.of());
    }

    public SandboxSettings withSmtp(Smtp other) {
        return new SandboxSettings(
                host, port, adminPort, directory, keyFile, baseUrl, login, other, tls, section, rules, accounts);
    }

    public SandboxSettings withRules(Rules other) {
        return new SandboxSettings(
                host, port, adminPort, directory, keyFile, baseUrl, login, smtp, tls, section, other, accounts);
    }

    public SandboxSettings withBaseUrl(URI other) {
        return new SandboxSettings(
                host, port, adminPort, directory, keyFile, other, login, smtp, tls, section, rules, accounts);
    }

    public SandboxSettings withTls(Tls other) {
        return new SandboxSettings(
                host, port, adminPort, directory, keyFile, baseUrl, login, smtp, other, section, rules, accounts);
    }

    public SandboxSettings withAccounts(List<FirstAccount> others) {
        return new SandboxSettings(
                host, port, adminPort, directory, keyFile, baseUrl, login, smtp, tls, section, rules, others);
    }
}
