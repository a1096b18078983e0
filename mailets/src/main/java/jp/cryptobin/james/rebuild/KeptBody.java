package jp.cryptobin.james.rebuild;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.cryptobin.james.body.BodyContent;
import jp.cryptobin.james.mime.Entity;
import org.apache.commons.io.output.DeferredFileOutputStream;

/** A body that stays, without its transfer encoding: in memory while it is small, else in a temporary file. */
final class KeptBody implements BodyContent, AutoCloseable {
    /** Ordinary text stays in memory; some hundred mails at once cost a few MB each at most. */
    private static final int MEMORY_OCTETS = 256 * 1024;

    private final Entity entity;
    private final DeferredFileOutputStream octets;

    private KeptBody(Entity entity, DeferredFileOutputStream octets) {
        this.entity = entity;
        this.octets = octets;
    }

    static KeptBody of(Entity entity, InputStream content) throws IOException {
        DeferredFileOutputStream octets = DeferredFileOutputStream.builder()
                .setThreshold(MEMORY_OCTETS)
                .setPrefix("cryptobin-body")
                .setSuffix(".tmp")
                .get();
        KeptBody kept = new KeptBody(entity, octets);
        try (octets) {
            content.transferTo(octets);
        } catch (IOException | RuntimeException broken) {
            kept.close();
            throw broken;
        }
        return kept;
    }

    Entity entity() {
        return entity;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        octets.writeTo(out);
    }

    @Override
    public void close() {
        Path file = octets.getPath();
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
