package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.output.DeferredFileOutputStream;

/** A draft that nobody keeps: in memory while it is small, else in a temporary file. */
public final class TemporaryDraft implements Draft, AutoCloseable {
    /** As for a body: a rebuilt mail is its bodies and little else. */
    private static final int MEMORY_OCTETS = 256 * 1024;

    private DeferredFileOutputStream octets = fresh();

    private static DeferredFileOutputStream fresh() {
        return DeferredFileOutputStream.builder()
                .setThreshold(MEMORY_OCTETS)
                .setPrefix("cryptobin-draft")
                .setSuffix(".tmp")
                .get();
    }

    @Override
    public OutputStream write() {
        close();
        octets = fresh();
        return octets;
    }

    @Override
    public InputStream open() throws IOException {
        return octets.toInputStream();
    }

    @Override
    public void close() {
        Path file = octets.getPath();
        try {
            octets.close();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
