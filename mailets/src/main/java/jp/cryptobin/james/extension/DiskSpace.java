package jp.cryptobin.james.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much room a folder has. */
record DiskSpace(Path folder) {
    private static final long MEBIBYTE = 1024L * 1024;
    /** The largest mail and what it is rebuilt to, and something for the mails beside it. */
    private static final long FOR_ONE_MAIL = 100 * MEBIBYTE;

    private static final long ENOUGH = 1024 * MEBIBYTE;
    private static final int TRIAL_OCTETS = 64 * 1024;

    /** @param words what is to be said of it; empty where there is enough */
    record State(boolean isFull, Optional<String> words) {}

    State look() {
        try {
            Path existing = existing();
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < FOR_ONE_MAIL) {
                return new State(true, Optional.of(megabytes(free, existing)));
            }
            tryOut(existing);
            return new State(false, free < ENOUGH ? Optional.of(megabytes(free, existing)) : Optional.empty());
        } catch (IOException failure) {
            return new State(true, Optional.of("nothing can be written to " + folder + ", " + failure));
        }
    }

    private Path existing() throws IOException {
        Path at = folder.toAbsolutePath();
        while (!Files.isDirectory(at)) {
            at = at.getParent();
            if (at == null) {
                throw new IOException(folder + " does not exist");
            }
        }
        return at;
    }

    private static String megabytes(long free, Path folder) {
        return free / MEBIBYTE + " MB free in " + folder;
    }

    /** A quota, or a file system that is read-only, shows in no number. */
    private static void tryOut(Path folder) throws IOException {
        Path trial = Files.createTempFile(folder, "cryptobin-trial", null);
        try {
            Files.write(trial, new byte[TRIAL_OCTETS]);
        } finally {
            Files.deleteIfExists(trial);
        }
    }
}
