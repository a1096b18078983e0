package jp.cryptobin.james.scenarios.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build has laid out what scenarios run.
 *
 * @param james   a James server: {@code lib/*.jar}
 * @param activeMq what that server needs to have a queue that outlasts a crash: {@code lib/*.jar}
 * @param rabbitMq what it needs to have its queues at a RabbitMQ: {@code lib/*.jar}
 * @param gateway the unpacked archive that an operator gets: {@code conf}, {@code extensions-jars}
 * @param vault   the vault sandbox: {@code lib/*.jar}
 * @param work    where servers get their working directories
 */
public record Places(Path james, Path activeMq, Path rabbitMq, Path gateway, Path vault, Path work) {

    /**
     * The places named by the build in the system properties james.home, activemq.home, rabbitmq.home, gateway.home, vault.home,
     * work.directory.
     */
    public static Places ofBuild() {
        return new Places(
                place("james.home"),
                place("activemq.home"),
                place("rabbitmq.home"),
                place("gateway.home"),
                place("vault.home"),
                place("work.directory"));
    }

    private static Path place(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("System property " + property
                    + " is not set; run by Maven, which knows: mvn -pl integration-tests/scenarios -am verify");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    /** Fails with a sentence that helps when the build has not laid out {@code folder} yet. */
    static Path required(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing; the phase package of the modules lays it out");
        }
        return folder;
    }
}
