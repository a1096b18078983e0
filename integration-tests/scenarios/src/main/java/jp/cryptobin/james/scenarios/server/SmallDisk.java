package jp.cryptobin.james.scenarios.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of its own, so small that it can be filled; in memory. */
public record SmallDisk(Path folder) implements AutoCloseable {
    private static final String FILLER = "filler";

    /**
     * Lays one over a folder.
     *
     * @throws IOException where that is not allowed, with what was said about it
     */
    public static SmallDisk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " ended with " + process.exitValue() + ", " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command[0] + " was running", e);
        }
    }

    /** Takes all the room. */
    public void fill() throws IOException {
        int chunk = 64 * 1024;
        List<IOException> full = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILLER))) {
            while (full.isEmpty()) {
                full.addAll(written(out, chunk));
            }
            // What is left is less than a chunk.
            while (written(out, 1024).isEmpty()) {
                // One more.
            }
        }
        if (!String.valueOf(full.get(0).getMessage()).contains("No space left")) {
            throw full.get(0);
        }
    }

    private static List<IOException> written(OutputStream out, int octets) {
        try {
            out.write(new byte[octets]);
            return List.of();
        } catch (IOException full) {
            return List.of(full);
        }
    }

    /** Gives it back. */
    public void empty() throws IOException {
        Files.delete(folder.resolve(FILLER));
    }

    /** Lets nothing more be written; fails while a file is open for it. */
    public void protect() throws IOException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    public void unprotect() throws IOException {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", folder.toString());
    }
}
