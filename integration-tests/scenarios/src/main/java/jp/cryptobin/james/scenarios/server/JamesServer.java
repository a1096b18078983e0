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
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A real James, in a process of its own, that runs the archive we ship: its configuration with ports and addresses
 * replaced, and its jar in {@code extensions-jars}.
 */
public final class JamesServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Pattern READY = Pattern.compile("JAMES server started");
    private static final int ATTEMPTS = 3;
    /** A system property: the port at which James waits for a debugger before it starts. */
    private static final String DEBUG_PORT = "james.debug";

    private final JamesDirectory directory;
    private final Ports ports;
    private final JamesSetup setup;
    private final Consumer<String> progress;
    private ServerProcess process;
    private final WebAdmin webAdmin;
    private final SSLContext tls;

    private JamesServer(
            JamesSetup setup, JamesDirectory directory, Ports ports, ServerProcess process, Consumer<String> progress) {
        this.setup = setup;
        this.directory = directory;
        this.ports = ports;
        this.progress = progress;
        this.process = process;
        this.webAdmin = new WebAdmin(URI.create("http://" + HOST + ":" + ports.webAdmin()));
        this.tls = ServerKey.trust(directory.keystore());
    }

    public static JamesSetup setUp(Places places) {
        return new JamesSetup(places);
    }

    static JamesServer start(JamesSetup setup, Consumer<String> progress) {
        for (int attempt = 1; ; attempt++) {
            Ports ports = Ports.pick();
            JamesDirectory directory = JamesDirectory.create(setup, ports);
            setup.prepare(directory.root());
            try {
                return new JamesServer(setup, directory, ports, launch(setup, directory, progress), progress);
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains("Address already in use")) {
                    throw e;
                }
                progress.accept("A port was taken by another process; trying others");
            }
        }
    }

    private static ServerProcess launch(JamesSetup setup, JamesDirectory directory, Consumer<String> progress) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + setup.heap(),
                "-XX:+ExitOnOutOfMemoryError",
                // Short runs start fast rather than run fast.
                "-XX:TieredStopAtLevel=" + setup.compilerLevel(),
                "-Dworking.directory=" + directory.root(),
                "-Dlogback.configurationFile=conf/logback.xml",
                "-cp",
                setup.queue().classPath(setup.places()),
                setup.queue().mainClass()));
        command.addAll(1, setup.options());
        command.addAll(1, ClassArchive.options(setup.places(), progress));
        // As INSTALL.md has it; an option of the setup that says something else comes behind it and counts.
        command.add(1, "-Djava.io.tmpdir=" + directory.temporary());
        String debugPort = System.getProperty(DEBUG_PORT, "");
        if (!debugPort.isEmpty()) {
            command.add(1, "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:" + debugPort);
        }
        ProcessBuilder process =
                new ProcessBuilder(command).directory(directory.root().toFile());
        process.environment().putAll(setup.environment());
        return ServerProcess.start("James", process, directory.log(), READY, setup.listener(), progress);
    }

    public String host() {
        return HOST;
    }

    public Ports ports() {
        return ports;
    }

    public WebAdmin webAdmin() {
        return webAdmin;
    }

    /** A TLS context that trusts this server only. */
    public SSLContext tls() {
        return tls;
    }

    /** The working directory: conf, logs, var. */
    public Path root() {
        return directory.root();
    }

    public long pid() {
        return process.pid();
    }

    /** The lines of the log so far that contain {@code text}. */
    public List<String> logLines(String text) {
        try (Stream<String> lines = Files.lines(directory.log())) {
            return lines.filter(line -> line.contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the log is, and its last lines; for the message of a failure. */
    public String logTail() {
        return process.tail();
    }

    /** Leaves what every thread is doing in a file beside the log, for whoever looks why there was no answer. */
    public void dumpThreads() {
        process.dumpThreads();
    }

    /** Shuts down in good order; takes some seconds. */
    public void stop() {
        process.stop();
    }

    /**
     * Starts again after {@link #kill()} or {@link #stop()}, at the same addresses and with the files that it had. What
     * this James keeps in memory is gone: accounts, mailboxes, queues.
     */
    public void comeBack() {
        process.close();
        process = launch(setup, directory, progress);
    }

    /** Whether the process is there; it ends by itself when it has no memory left. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL from whatever thread, without waiting; {@link #kill()} then waits for the end. */
    public void strike() {
        process.strike();
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
