package jp.cryptobin.james.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.cryptobin.james.scenarios.mail.SmartHost;
import jp.cryptobin.james.scenarios.server.Places;
import jp.cryptobin.james.scenarios.server.VaultProcess;
import jp.cryptobin.james.scenarios.vault.StoredDeposit;
import jp.cryptobin.james.scenarios.vault.VaultControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * INSTALL.md, done as it says, over a bare James: every block of commands is run by a shell, in order. Only what is an
 * administrator's own differs: where things are, the edited values, and ports that are free on this machine.
 */
class InstallIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Places places = Places.ofBuild();

    private static List<String> blocks(Path document) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(document));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    @Test
    void everyStepOfTheDocumentWorks() throws IOException, InterruptedException {
        Path home = bareJames();
        List<String> blocks = blocks(places.gateway().resolve("INSTALL.md"));
        assertThat(blocks).hasSize(9);
        try (SmartHost world = SmartHost.start();
                VaultProcess vault = VaultProcess.start(places, world.host(), world.port(), System.out::println)) {
            Ports ports = Ports.free();
            Path editor = editor(home, vault);
            StringBuilder script = new StringBuilder("set -eu\n");
            for (String block : blocks) {
                if (block.contains("check-config")) {
                    script.append(ports.moved());
                }
                if (block.contains("http://127.0.0.1:8000/") && script.indexOf(START) < 0) {
                    script.append(START);
                }
                script.append(block.replaceFirst("JAMES=/opt/james", "JAMES=" + home)
                        .replaceFirst("ARCHIVE=\\S+", "ARCHIVE=" + archive())
                        .replace(":8000/", ":" + ports.web() + "/")
                        .replace(":587", ":" + ports.submission()));
            }
            Path output = home.resolveSibling("install.out");
            Process shell = shell(script.toString(), editor, output);
            try {
                assertThat(shell.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(shell.exitValue()).as(Files.readString(output)).isZero();

                assertThat(Files.readString(output)).contains("0 errors", "takes deposits for " + vault.login());
                StoredDeposit deposit = Awaitility.await()
                        .atMost(LONG)
                        .until(
                                () -> new VaultControl(vault.adminUrl()).depositsOf("taro@install.example"),
                                deposits -> !deposits.isEmpty())
                        .get(0);
                assertThat(deposit.fileNames()).containsExactly("INSTALL.md");
                assertThat(home.resolve("conf/cryptobin.secret")).exists();
                assertThat(users(ports)).contains("postmaster@install.example");
                Awaitility.await()
                        .atMost(LONG)
                        .until(() ->
                                Files.readString(home.resolve("console.log")).contains("rebuilt with the notice"));
            } finally {
                stop(home);
            }
        }
    }

    /** How an administrator starts James is his own; this is how he does it here. */
    private static final String START = """
            (cd "$JAMES" && exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m -Dworking.directory="$JAMES" \
             -Dlogback.configurationFile=conf/logback.xml -cp "$JAMES/lib/*" \
             org.apache.james.MemoryJamesServerMain) > "$JAMES/console.log" 2>&1 &
            echo $! > "$JAMES/pid"
            for second in $(seq 240); do
              if grep -q 'JAMES server started' "$JAMES/console.log"; then break; fi
              if ! kill -0 $(cat "$JAMES/pid"); then cat "$JAMES/console.log"; exit 1; fi
              sleep 1
            done
            """;

    private Path bareJames() throws IOException {
        Files.createDirectories(places.work());
        Path home = Files.createTempDirectory(places.work(), "install-").resolve("james");
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("extensions-jars"));
        Files.createSymbolicLink(home.resolve("lib"), places.james().resolve("lib"));
        return home;
    }

    private Path archive() {
        Path built = places.gateway().resolve("../../../../james-conf/target").normalize();
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith("-gateway-james-3.8.zip"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edits the file that it is given, as an administrator does. */
    private static Path editor(Path home, VaultProcess vault) throws IOException {
        StringBuilder edits = new StringBuilder("#!/bin/sh\nset -eu\n");
        Map.of(
                        "CRYPTOBIN_URL", vault.url().toString(),
                        "CRYPTOBIN_LOGIN", vault.login(),
                        "CRYPTOBIN_PASSWORD", vault.password(),
                        "GATEWAY_POSTMASTER", "postmaster@install.example",
                        "GATEWAY_DOMAIN", "install.example",
                        "SMARTHOST", "127.0.0.1",
                        "SMARTHOST_TLS_REQUIRED", "false",
                        "JAMES_KEYSTORE_PASSWORD", "only-for-tests")
                .forEach((name, value) -> edits.append("grep -q '^" + name + "=' \"$1\"\nsed -i 's|^" + name + "=.*|"
                        + name + "=" + value + "|' \"$1\"\n"));
        Path editor = home.resolveSibling("editor.sh");
        Files.writeString(editor, edits, UTF_8);
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        return editor;
    }

    private static Process shell(String script, Path editor, Path output) throws IOException {
        Path file = Files.writeString(editor.resolveSibling("install.sh"), script, UTF_8);
        ProcessBuilder command = new ProcessBuilder("bash", file.toString());
        command.environment().put("EDITOR", editor.toString());
        command.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, jdk) -> jdk + ":" + path);
        return command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static String users(Ports ports) throws IOException {
        try (InputStream answer =
                URI.create("http://127.0.0.1:" + ports.web() + "/users").toURL().openStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private static void stop(Path home) throws IOException, InterruptedException {
        Path pid = home.resolve("pid");
        if (Files.exists(pid)) {
            new ProcessBuilder("kill", "-9", Files.readString(pid).strip())
                    .start()
                    .waitFor();
        }
    }

    /** Two other servers may run here: the ports of a machine of one's own are not free. */
    private record Ports(int smtp, int submission, int submissions, int imaps, int web) {
        static Ports free() throws IOException {
            try (var a = new java.net.ServerSocket(0);
                    var b = new java.net.ServerSocket(0);
                    var c = new java.net.ServerSocket(0);
                    var d = new java.net.ServerSocket(0);
                    var e = new java.net.ServerSocket(0)) {
                return new Ports(
                        a.getLocalPort(), b.getLocalPort(), c.getLocalPort(), d.getLocalPort(), e.getLocalPort());
            }
        }

        String moved() {
            return """
                    sed -i 's/0.0.0.0:25</127.0.0.1:%d</; s/0.0.0.0:587</127.0.0.1:%d</' "$JAMES/conf/smtpserver.xml"
                    sed -i 's/0.0.0.0:465</127.0.0.1:%d</' "$JAMES/conf/smtpserver.xml"
                    sed -i 's/127.0.0.1:993</127.0.0.1:%d</' "$JAMES/conf/imapserver.xml"
                    sed -i 's/^port=8000/port=%d/' "$JAMES/conf/webadmin.properties"
                    """.formatted(smtp, submission, submissions, imaps, web);
        }
    }
}
