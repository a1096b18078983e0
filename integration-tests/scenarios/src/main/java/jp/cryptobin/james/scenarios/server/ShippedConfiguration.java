package jp.cryptobin.james.scenarios.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the shipped {@code conf} folder in which single values are replaced, and nothing else. */
final class ShippedConfiguration {
    private final Path conf;
    private final boolean older;

    /** @param older whether it may lack what this version ships */
    ShippedConfiguration(Path conf, boolean older) {
        this.conf = conf;
        this.older = older;
    }

    /**
     * Replaces a value.
     *
     * @throws IllegalStateException if the file does not hold {@code shipped} exactly once
     */
    ShippedConfiguration replace(String file, String shipped, String value) {
        Path path = conf.resolve(file);
        try {
            String text = Files.readString(path);
            int at = text.indexOf(shipped);
            if (older && at < 0) {
                return this;
            }
            if (at < 0 || text.indexOf(shipped, at + 1) >= 0) {
                throw new IllegalStateException(file + " as shipped should hold exactly once: " + shipped);
            }
            Files.writeString(path, text.replace(shipped, value));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }
}
