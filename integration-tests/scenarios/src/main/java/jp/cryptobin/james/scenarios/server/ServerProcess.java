package jp.cryptobin.james.scenarios.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own whose output is kept in a file and watched for the line that says it is ready. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration PROGRESS_STEP = Duration.ofSeconds(5);
    private static final int TAIL_LINES = 120;
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");

    private final String name;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Matcher> ready = new CompletableFuture<>();
    private final Thread reader;
    private final Thread shutdownHook;

    private ServerProcess(String name, Process process, Path log, Pattern readyLine, Consumer<String> listener) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.reader = new Thread(() -> readOutput(readyLine, listener), name + " output");
        this.shutdownHook = new Thread(process::destroyForcibly, name + " end");
        reader.setDaemon(true);
        reader.start();
        // A test run or a demo that is interrupted must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts the server and waits until it prints a line that contains {@code readyLine}.
     *
     * @throws IllegalStateException if it ends before, or is not ready after four minutes; with the end of its log
     */
    static ServerProcess start(
            String name, ProcessBuilder command, Path log, Pattern readyLine, Consumer<String> progress) {
        return start(name, command, log, readyLine, line -> {}, progress);
    }

    /** The same, with somebody who hears every line as soon as it is printed, in a thread that must not be held up. */
    static ServerProcess start(
            String name,
            ProcessBuilder command,
            Path log,
            Pattern readyLine,
            Consumer<String> listener,
            Consumer<String> progress) {
        try {
            Process started = command.redirectErrorStream(true).start();
            ServerProcess server = new ServerProcess(name, started, log, readyLine, listener);
            server.awaitReady(progress);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started: " + command.command(), e);
        }
    }

    private void readOutput(Pattern readyLine, Consumer<String> listener) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer copy = Files.newBufferedWriter(log)) {
            String line;
            while ((line = lines.readLine()) != null) {
                listener.accept(line);
                copy.write(line);
                copy.write('\n');
                copy.flush();
                Matcher matcher = readyLine.matcher(line);
                if (matcher.find()) {
                    ready.complete(matcher);
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void awaitReady(Consumer<String> progress) {
        long start = System.nanoTime();
        progress.accept("Starting " + name + " (log: " + log + ") ...");
        while (true) {
            try {
                ready.get(PROGRESS_STEP.toMillis(), TimeUnit.MILLISECONDS);
                progress.accept("%s is ready after %.1f s".formatted(name, (System.nanoTime() - start) / 1e9));
                return;
            } catch (TimeoutException e) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
                progress.accept("  still starting " + name + ", " + seconds + " s");
                if (seconds > START_LIMIT.toSeconds()) {
                    kill();
                    throw new IllegalStateException(name + " was not ready in time. " + tail());
                }
            } catch (ExecutionException e) {
                kill();
                throw new IllegalStateException(name + " did not start. " + tail(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
                throw new IllegalStateException("Interrupted while " + name + " was starting", e);
            }
        }
    }

    /** The line that said the server is ready, as matched. */
    Matcher readyLine() {
        return ready.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Where the log is, and its last lines but for stack frames. */
    String tail() {
        try (Stream<String> all = Files.lines(log)) {
            List<String> lines =
                    all.filter(line -> !STACK_FRAME.matcher(line).find()).toList();
            return "Log: " + log + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "Log: " + log + " (not readable: " + e.getMessage() + ")";
        }
    }

    /** Writes what every thread is doing to a new file beside the log. */
    void dumpThreads() {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path dump = Files.createTempFile(log.getParent(), "threads-", ".txt");
            new ProcessBuilder(jcmd.toString(), Long.toString(pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(dump.toFile())
                    .start()
                    .waitFor(1, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException("No thread dump of " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the process to end (SIGTERM) and waits. */
    void stop() {
        process.destroy();
        awaitEnd(Duration.ofMinutes(1));
    }

    /** Ends the process at once (SIGKILL), as a crash would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofMinutes(1));
    }

    /** Sends SIGKILL and does not wait for the end; {@link #kill()} does. */
    void strike() {
        process.destroyForcibly();
    }

    private void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending: the hook has the same work to do.
        }
    }
}
