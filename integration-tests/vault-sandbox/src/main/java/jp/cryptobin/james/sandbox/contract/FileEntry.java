package jp.cryptobin.james.sandbox.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file as a deposit announces it and as a receipt confirms it.
 *
 * @param size octets
 * @param sha256 lower-case hexadecimal
 */
public record FileEntry(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String contentType,
        @JsonProperty(required = true) long size,
        @JsonProperty(required = true) String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public FileEntry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(contentType, "contentType");
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits");
        }
    }
}
