package jp.cryptobin.james.sandbox.deposit;

import java.io.IOException;
import java.nio.file.Path;
import jp.cryptobin.james.sandbox.storage.Directories;
import jp.cryptobin.james.sandbox.storage.SealedFiles;
import jp.cryptobin.james.sandbox.storage.SealedOutputStream;

/** Files that are coming in. Closing removes whatever {@link Deposits#commit} has not taken over. */
public final class Upload implements AutoCloseable {
    private final String id;
    private final Path directory;
    private final SealedFiles files;

    Upload(String id, Path directory, SealedFiles files) {
        this.id = id;
        this.directory = directory;
        this.files = files;
    }

    /** The id that the deposit will have. */
    public String id() {
        return id;
    }

    /** A name for the next file; random, as all names on disk are. */
    public String newBlob() {
        return files.randomName();
    }

    public SealedOutputStream create(String blob) throws IOException {
        return files.create(directory.resolve(blob), Deposits.context(id, blob));
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        Directories.remove(directory);
    }
}
