package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** An ActiveMQ that several servers share, in a process of its own, with fresh folders for its messages and their mails. */
public final class BrokerProcess implements SharedQueues {
    private static final Pattern READY = Pattern.compile("broker ready at (?<url>\\S+)");

    private static final String LOGGING = "logback.xml";

    private final Places places;
    private final Path directory;
    private final Consumer<String> progress;
    private ServerProcess process;

    private BrokerProcess(Places places, Path directory, Consumer<String> progress) throws IOException {
        this.places = places;
        this.directory = directory;
        this.progress = progress;
        Files.createDirectories(mails());
        Files.writeString(directory.resolve(LOGGING), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d [%-5level] %logger{15} - %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>
                """);
        this.process = launch("tcp://127.0.0.1:0");
    }

    public static BrokerProcess start(Places places, Consumer<String> progress) {
        try {
            Files.createDirectories(places.work());
            return new BrokerProcess(places, Files.createTempDirectory(places.work(), "broker-"), progress);
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the broker below " + places.work(), e);
        }
    }

    private ServerProcess launch(String address) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dlogback.configurationFile=" + directory.resolve(LOGGING),
                "-cp",
                Queue.ACTIVE_MQ.classPath(places),
                "jp.cryptobin.james.activemq.SharedBroker",
                address,
                directory.resolve("var/store/broker").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        return ServerProcess.start("the broker", builder, directory.resolve("console.log"), READY, progress);
    }

    private URI url() {
        return URI.create(process.readyLine().group("url"));
    }

    @Override
    public Map<String, String> files() {
        return Map.of("activemq.properties", "broker.url=failover:(" + url() + ")\nmail.directory=" + mails() + "\n");
    }

    @Override
    public Queue kind() {
        return Queue.ACTIVE_MQ;
    }

    private Path mails() {
        return directory.resolve("var/store/mails");
    }

    @Override
    public Path root() {
        return directory;
    }

    /** Ends at once, as in a crash. */
    public void kill() {
        process.kill();
    }

    /** Starts again after {@link #kill()}, at the same address and with the messages that it had. */
    public void comeBack() {
        String address = url().toString();
        process.close();
        process = launch(address);
    }

    @Override
    public void close() {
        process.close();
    }
}
