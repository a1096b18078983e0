package jp.cryptobin.james.scenarios.server;

import java.io.File;
import java.nio.file.Path;

/** The queue that a James has: what it is started with. */
enum Queue {
    /** Lost in a crash. */
    MEMORY("org.apache.james.MemoryJamesServerMain"),
    /** ActiveMQ within the server, with its messages on disk. */
    ACTIVE_MQ("jp.cryptobin.james.activemq.ActiveMqJamesServerMain");

    private final String mainClass;

    Queue(String mainClass) {
        this.mainClass = mainClass;
    }

    String mainClass() {
        return mainClass;
    }

    String classPath(Places places) {
        Path james = Places.required(places.james().resolve("lib"));
        return switch (this) {
            case MEMORY -> james + "/*";
            case ACTIVE_MQ ->
                james + "/*" + File.pathSeparator
                        + Places.required(places.activeMq().resolve("lib")) + "/*";
        };
    }
}
