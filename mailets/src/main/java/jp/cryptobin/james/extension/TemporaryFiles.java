package jp.cryptobin.james.extension;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for temporary files. Mail that is larger than what the server keeps in memory is there with all its files
 * while it is worked on, and stays there when the server is killed. A folder below the server's own {@code var}, with tmp
 * in its name, is this server's alone: it is closed to others and emptied of what earlier runs left.
 */
final class TemporaryFiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(TemporaryFiles.class);

    private TemporaryFiles() {}

    /** The folder that this virtual machine was started with. */
    static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir", ""))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Makes the folder ready.
     *
     * @param server the server's folder
     * @param start of this run: what is older is from another one
     */
    static void prepare(Path folder, Path server, Instant start) {
        Path var = server.toAbsolutePath().normalize().resolve("var");
        // Not var itself, nor a folder that has the server's other things.
        if (!folder.startsWith(var)
                || folder.equals(var)
                || !String.valueOf(folder.getFileName()).contains("tmp")) {
            LOGGER.warn(
                    "Temporary files, with the octets of mails, are in {}, which is not for this server alone, and stay"
                            + " there after a crash; INSTALL.md, step 6, gives it a folder of its own",
                    folder);
            return;
        }
        try {
            Files.createDirectories(folder);
            close(folder);
            int left = empty(folder, FileTime.from(start));
            if (left > 0) {
                LOGGER.info("Removed {} temporary files that an earlier run left in {}", left, folder);
            }
        } catch (IOException failure) {
            LOGGER.error("The folder for temporary files, {}, cannot be made ready", folder, failure);
        }
    }

    private static void close(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int empty(Path folder, FileTime start) throws IOException {
        int[] removed = new int[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // The server may use the folder already.
                if (attributes.lastModifiedTime().compareTo(start) < 0 && Files.deleteIfExists(file)) {
                    removed[0]++;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                LOGGER.warn("{} stays: {}", file, failure.toString());
                return FileVisitResult.CONTINUE;
            }
        });
        return removed[0];
    }
}
