package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The classes of James in a file, with which its virtual machine starts in half the time. A run that starts many servers
 * names the file in the system property {@code james.classes}; before the first of them starts, one more makes it.
 */
final class ClassArchive {
    private static final String PROPERTY = "james.classes";
    private static final URI NO_VAULT = URI.create("http://127.0.0.1:9/");

    private static boolean tried;

    private ClassArchive() {}

    /** For a server with its queue in memory; empty where none is wanted, and where it could not be made. */
    static synchronized Optional<Path> ofRun(Places places, Consumer<String> progress) {
        String named = System.getProperty(PROPERTY, "");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Path archive = Path.of(named);
        if (!tried && !server(places, archive).hasClasses()) {
            tried = true;
            make(places, archive, progress);
        }
        return Optional.of(archive).filter(Files::exists);
    }

    private static void make(Places places, Path archive, Consumer<String> progress) {
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(unfinished);
            try (JamesServer james = server(places, unfinished).start(progress)) {
                james.stop();
            }
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notMade) {
            progress.accept("Every James has to read its classes anew: " + notMade);
        }
    }

    private static JamesSetup server(Places places, Path archive) {
        return JamesServer.setUp(places)
                .vault(NO_VAULT, "nobody", "nothing", "0123456789abcdef".repeat(3))
                .classesFrom(archive);
    }
}
