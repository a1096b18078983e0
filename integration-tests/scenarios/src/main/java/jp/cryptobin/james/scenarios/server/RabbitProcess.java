package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The RabbitMQ of Debian's package, as a node of its own on loopback, with fresh folders. */
public final class RabbitProcess implements SharedQueues {
    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Pattern READY =
            Pattern.compile("completed with \\d+ plugins|Starting broker\\.\\.\\. completed");

    private final Path directory;
    private final List<Integer> ports;
    private final ServerProcess process;

    private RabbitProcess(Path directory, Consumer<String> progress) throws IOException {
        this.directory = directory;
        this.ports = Ports.some(4);
        Files.createDirectories(mails());
        Files.writeString(directory.resolve("plugins"), "[rabbitmq_management].\n");
        Files.writeString(
                directory.resolve("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:" + ports.get(0)
                        + "\nmanagement.tcp.ip = 127.0.0.1\nmanagement.tcp.port = " + ports.get(1) + "\n");
        this.process = ServerProcess.start(
                "RabbitMQ", command(PROGRAM.toString()), directory.resolve("console.log"), READY, progress);
    }

    /** Whether it is installed. */
    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    public static RabbitProcess start(Places places, Consumer<String> progress) {
        if (!isThere()) {
            throw new IllegalStateException(PROGRAM + " is not there: apt-get install rabbitmq-server");
        }
        try {
            Files.createDirectories(places.work());
            return new RabbitProcess(Files.createTempDirectory(places.work(), "rabbitmq-"), progress);
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for RabbitMQ below " + places.work(), e);
        }
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder command = new ProcessBuilder(words).directory(directory.toFile());
        command.environment()
                .putAll(Map.of(
                        "HOME", directory.toString(),
                        "ERL_EPMD_ADDRESS", "127.0.0.1",
                        "ERL_EPMD_PORT", ports.get(2).toString(),
                        "RABBITMQ_DIST_PORT", ports.get(3).toString(),
                        "RABBITMQ_NODENAME", "gateway" + ports.get(0) + "@localhost",
                        "RABBITMQ_MNESIA_BASE",
                                directory.resolve("var/store/mnesia").toString(),
                        "RABBITMQ_LOG_BASE", directory.resolve("log").toString(),
                        "RABBITMQ_CONFIG_FILE",
                                directory.resolve("rabbitmq.conf").toString(),
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                                directory.resolve("plugins").toString()));
        command.environment().put("RABBITMQ_PID_FILE", directory.resolve("pid").toString());
        return command;
    }

    private Path mails() {
        return directory.resolve("var/store/mails");
    }

    @Override
    public Map<String, String> files() {
        String properties = String.join(
                "\n",
                "uri=amqp://guest:guest@127.0.0.1:" + ports.get(0),
                "management.uri=http://127.0.0.1:" + ports.get(1),
                "management.user=guest",
                "management.password=guest",
                "mail.directory=" + mails(),
                "");
        return Map.of("rabbitmq.properties", properties);
    }

    @Override
    public Path root() {
        return directory;
    }

    @Override
    public Queue kind() {
        return Queue.RABBIT_MQ;
    }

    @Override
    public void close() {
        process.stop();
        process.close();
        try {
            // Erlang's register of names, which RabbitMQ starts where there is none, outlasts it.
            Process register = command("epmd", "-kill").start();
            register.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("epmd is left behind", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
