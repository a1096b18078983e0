package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The classes of James in a file, with which its virtual machine starts in two thirds of the time. A run that starts many
 * servers names the file in the system property {@code james.classes}; beside the first of them, one more is started that makes it.
 * It serves every kind of queue, since what these need stands behind the jars of James in the class path.
 */
final class ClassArchive {
    private static final String PROPERTY = "james.classes";
    private static final URI NO_VAULT = URI.create("http://127.0.0.1:9/");
    /** Whoever makes the file tells of each class that cannot be in it, behind the last words of the server. */
    private static final String SILENT = "-Xlog:cds*=error";

    private static final AtomicBoolean TRIED = new AtomicBoolean();

    private ClassArchive() {}

    /** Options for the virtual machine; none where no file is wanted, and as long as there is none. */
    static List<String> options(Places places, Consumer<String> progress) {
        String named = System.getProperty(PROPERTY, "");
        if (named.isEmpty()) {
            return List.of();
        }
        Path archive = Path.of(named);
        if (!TRIED.getAndSet(true) && !isUpToDate(archive, places)) {
            makeAside(places, archive, progress);
        }
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, SILENT) : List.of();
    }

    private static void makeAside(Places places, Path archive, Consumer<String> progress) {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread maker = new Thread(() -> make(places, archive, progress), "classes of James");
        maker.setDaemon(true);
        maker.start();
    }

    private static boolean isUpToDate(Path archive, Places places) {
        long made = archive.toFile().lastModified();
        return Queue.MEMORY.jars(places).stream().allMatch(jar -> jar.toFile().lastModified() < made);
    }

    private static void make(Places places, Path archive, Consumer<String> progress) {
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            Files.deleteIfExists(unfinished);
            try (JamesServer james = JamesServer.setUp(places)
                    .vault(NO_VAULT, "nobody", "nothing", "0123456789abcdef".repeat(3))
                    .option("-XX:ArchiveClassesAtExit=" + unfinished)
                    .option(SILENT)
                    .start(progress)) {
                james.stop();
            }
            Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notMade) {
            progress.accept("Every James has to read its classes anew: " + notMade);
        }
    }
}
