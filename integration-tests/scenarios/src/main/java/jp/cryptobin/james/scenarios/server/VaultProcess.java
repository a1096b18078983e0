package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The vault sandbox in a process of its own, with a fresh folder for its deposits. */
public final class VaultProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("vault-sandbox ready port=(?<port>\\d+) admin-port=(?<admin>\\d+) base-url=(?<url>\\S+)");
    private static final String LOGIN = "mail-integration";

    private final List<String> command;
    private final Path directory;
    private final Consumer<String> progress;
    private ServerProcess process;

    private VaultProcess(List<String> command, Path directory, Consumer<String> progress) {
        this.command = command;
        this.directory = directory;
        this.progress = progress;
        this.process = launch(0, 0);
    }

    /** Starts the sandbox; its deposit notices go by SMTP to the given server. */
    public static VaultProcess start(Places places, String smtpHost, int smtpPort, Consumer<String> progress) {
        Path lib = Places.required(places.vault().resolve("lib"));
        try {
            Files.createDirectories(places.work());
            Path directory = Files.createTempDirectory(places.work(), "vault-");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    lib + "/*",
                    "jp.cryptobin.james.sandbox.Main",
                    "--host=127.0.0.1",
                    "--directory=" + directory,
                    "--login-id=" + LOGIN,
                    // Few, because of tests: each recipient of each deposit has a password hash of its own.
                    "--hash-iterations=10000",
                    "--password-file=" + directory.resolve("password"),
                    "--smtp-host=" + smtpHost,
                    "--smtp-port=" + smtpPort);
            return new VaultProcess(command, directory, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the vault sandbox below " + places.work(), e);
        }
    }

    private ServerProcess launch(int port, int adminPort) {
        List<String> withPorts = new ArrayList<>(command);
        withPorts.add("--port=" + port);
        withPorts.add("--admin-port=" + adminPort);
        return ServerProcess.start(
                "the vault sandbox", new ProcessBuilder(withPorts), directory.resolve("console.log"), READY, progress);
    }

    /** Starts again after {@link #kill()}, at the same address and with the deposits that it had. */
    public void comeBack() {
        int port = Integer.parseInt(process.readyLine().group("port"));
        int adminPort = Integer.parseInt(process.readyLine().group("admin"));
        process.close();
        process = launch(port, adminPort);
    }

    /** The address for the gateway and for people. */
    public URI url() {
        return URI.create(process.readyLine().group("url"));
    }

    /** The address of the control interface: section settings, faults, what the vault holds. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + process.readyLine().group("admin"));
    }

    /** The login id of the default user. */
    public String login() {
        return LOGIN;
    }

    /** The password of the default user, as the sandbox made it. */
    public String password() {
        Path passwordFile = directory.resolve("password");
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The vault sandbox left no password in " + passwordFile, e);
        }
    }

    /** Where the log is, and its last lines; for the message of a failure. */
    public String logTail() {
        return process.tail();
    }

    /** Ends at once, as in a crash. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
