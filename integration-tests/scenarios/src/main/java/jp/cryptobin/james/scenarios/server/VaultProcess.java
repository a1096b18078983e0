package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The vault sandbox in a process of its own, with a fresh folder for its deposits. */
public final class VaultProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("vault-sandbox ready port=(?<port>\\d+) admin-port=(?<admin>\\d+) base-url=(?<url>\\S+)");
    private static final String LOGIN = "mail-integration";

    private final ServerProcess process;
    private final Path passwordFile;

    private VaultProcess(ServerProcess process, Path passwordFile) {
        this.process = process;
        this.passwordFile = passwordFile;
    }

    /** Starts the sandbox; its deposit notices go by SMTP to the given server. */
    public static VaultProcess start(Places places, String smtpHost, int smtpPort, Consumer<String> progress) {
        Path lib = Places.required(places.vault().resolve("lib"));
        try {
            Files.createDirectories(places.work());
            Path directory = Files.createTempDirectory(places.work(), "vault-");
            Path passwordFile = directory.resolve("password");
            ProcessBuilder command = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    lib + "/*",
                    "jp.cryptobin.james.sandbox.Main",
                    "--host=127.0.0.1",
                    "--port=0",
                    "--admin-port=0",
                    "--directory=" + directory,
                    "--login-id=" + LOGIN,
                    "--password-file=" + passwordFile,
                    "--smtp-host=" + smtpHost,
                    "--smtp-port=" + smtpPort));
            Path log = directory.resolve("console.log");
            return new VaultProcess(
                    ServerProcess.start("the vault sandbox", command, log, READY, progress), passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the vault sandbox below " + places.work(), e);
        }
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
