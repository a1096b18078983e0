package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process of its own. */
@Timeout(120)
class MainTest {
    private static final Pattern READY =
            Pattern.compile("vault-sandbox ready port=(\\d+) admin-port=(\\d+) base-url=(http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path directory;

    @Test
    void announcesItselfServesAndStopsOnSigterm() throws Exception {
        Process process =
                start("--directory=" + directory, "--hash-iterations=1000", "--admin-port=0", "--password=given-here");
        try {
            List<String> lines = new ArrayList<>();
            Matcher ready = awaitReady(process, lines);
            ApiClient api = new ApiClient(URI.create(ready.group(3)), "mail-integration", "given-here");
            assertThat(api.deposit(RunningVault.newKey(), Announced.ordinary()).statusCode())
                    .isEqualTo(201);
            assertThat(lines).noneMatch(line -> line.contains("given-here"));

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
        try (VaultSandbox again = VaultSandbox.start(
                SandboxSettings.local(directory, new SandboxSettings.Login("a", "b")),
                Clock.systemUTC(),
                new SecureRandom())) {
            assertThat(again.deposits()).hasSize(1);
        }
    }

    @Test
    void tellsTheFirstPasswordsOnceAndThoseForTrialsAtEachStart() throws Exception {
        String[] arguments = {
            "--directory=" + directory, "--hash-iterations=1000", "--demo-accounts=true", "--admin-port=0"
        };
        List<String> first = linesOf(arguments);
        List<String> second = linesOf(arguments);

        assertThat(first)
                .anyMatch(line -> line.matches("    admin <admin@example.com> \\w{16}  \\(shown this once\\)"));
        assertThat(second).noneMatch(line -> line.contains("admin <"));
        for (List<String> lines : List.of(first, second)) {
            assertThat(lines)
                    .anyMatch(line -> line.matches("    sender <sender@example.com> \\w{16}"))
                    .anyMatch(line -> line.matches("    approver <approver@example.com> \\w{16}"));
        }
        assertThat(second)
                .doesNotContainSequence(
                        first.stream().filter(line -> line.contains("sender <")).toList());
    }

    @Test
    void makesNobodyForTrialsUnasked() throws Exception {
        assertThat(linesOf(
                        "--directory=" + directory,
                        "--hash-iterations=1000",
                        "--admin-password=given-here",
                        "--admin-port=0"))
                .anyMatch(line -> line.equals("    admin <admin@example.com> (password as given)"))
                .noneMatch(line -> line.contains("sender <") || line.contains("given-here"));
    }

    private static List<String> linesOf(String... arguments) throws Exception {
        Process process = start(arguments);
        try {
            List<String> lines = new ArrayList<>();
            Matcher unused = awaitReady(process, lines);
            return lines;
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        Process process = start("--prot=1");

        String error = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(error).contains("Vault sandbox not started: Unknown option prot");
    }

    private static Matcher awaitReady(Process process, List<String> lines) throws Exception {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return ready;
            }
        }
        throw new AssertionError("Ended before it was ready: " + lines);
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
