package jp.cryptobin.james.sandbox.section;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jp.cryptobin.james.sandbox.contract.Json;
import jp.cryptobin.james.sandbox.storage.SealedFiles;

/** The section's settings on disk, so that what an administrator changed outlives a restart. */
public final class SectionFile {
    private static final String FILE = "section";

    private final Path file;
    private final SealedFiles files;

    /** @param directory one that this process alone uses */
    public SectionFile(Path directory, SealedFiles files) {
        this.file = directory.resolve(FILE);
        this.files = files;
    }

    /** What was kept; empty if nothing was ever changed. */
    public Optional<Section> read() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try (InputStream in = files.open(file, FILE)) {
            return Optional.of(Json.mapper().readValue(in, Section.class));
        }
    }

    /** @throws UncheckedIOException when it cannot be written; then the old one is still there */
    void write(Section section) {
        try {
            files.replace(file, FILE, Json.mapper().writeValueAsBytes(section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
