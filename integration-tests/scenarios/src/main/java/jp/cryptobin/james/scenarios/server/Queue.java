package jp.cryptobin.james.scenarios.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The queue that a James has: what it is started with. */
public enum Queue {
    /** Lost in a crash. */
    MEMORY("org.apache.james.MemoryJamesServerMain"),
    /** ActiveMQ within the server, with its messages on disk, or one that several servers share. */
    ACTIVE_MQ("jp.cryptobin.james.activemq.ActiveMqJamesServerMain"),
    /** At a RabbitMQ. */
    RABBIT_MQ("jp.cryptobin.james.rabbitmq.RabbitMqJamesServerMain");

    private final String mainClass;

    Queue(String mainClass) {
        this.mainClass = mainClass;
    }

    String mainClass() {
        return mainClass;
    }

    String classPath(Places places) {
        return folders(places).stream().map(folder -> folder + "/*").collect(Collectors.joining(File.pathSeparator));
    }

    /** Every jar of the class path. */
    List<Path> jars(Places places) {
        List<Path> jars = new ArrayList<>();
        for (Path folder : folders(places)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                files.forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars;
    }

    private List<Path> folders(Places places) {
        Path james = Places.required(places.james().resolve("lib"));
        return switch (this) {
            case MEMORY -> List.of(james);
            case ACTIVE_MQ -> List.of(james, Places.required(places.activeMq().resolve("lib")));
            case RABBIT_MQ -> List.of(james, Places.required(places.rabbitMq().resolve("lib")));
        };
    }
}
