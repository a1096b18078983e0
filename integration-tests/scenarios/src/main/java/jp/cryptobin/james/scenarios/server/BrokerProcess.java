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

/** An ActiveMQ that several servers share, in a process of its own, with fresh folders for its messages and their mails. */
public final class BrokerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("broker ready at (?<url>\\S+)");

    private final Places places;
    private final Path directory;
    private final Consumer<String> progress;
    private ServerProcess process;

    private BrokerProcess(Places places, Path directory, Consumer<String> progress) throws IOException {
        this.places = places;
        this.directory = directory;
        this.progress = progress;
        Files.createDirectories(mails());
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
                "-cp",
                Queue.ACTIVE_MQ.classPath(places),
                "jp.cryptobin.james.activemq.SharedBroker",
                address,
                directory.resolve("var/store/broker").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        return ServerProcess.start("the broker", builder, directory.resolve("console.log"), READY, progress);
    }

    public URI url() {
        return URI.create(process.readyLine().group("url"));
    }

    /** The folder for mails, for servers that do not have them within messages. */
    public Path mails() {
        return directory.resolve("var/store/mails");
    }

    /** Everything that it keeps. */
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
