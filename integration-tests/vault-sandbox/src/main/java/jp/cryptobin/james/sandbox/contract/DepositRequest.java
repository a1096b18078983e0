package jp.cryptobin.james.sandbox.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code deposit} part of a request. Limits that have a message in the manual are rules of the section; what is
 * checked here are only those that no mail can break and that a client must keep by itself.
 */
public record DepositRequest(
        @JsonProperty(required = true) String sender,
        @Nullable String senderName,
        @JsonProperty(required = true) List<String> recipients,
        @Nullable List<String> blindRecipients,
        @JsonProperty(required = true) String subject,
        @JsonProperty(required = true) String filePassword,
        @JsonProperty(required = true) List<FileEntry> files) {
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 64;

    public DepositRequest {
        // A JSON null gets past the required properties.
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(filePassword, "filePassword");
        recipients = List.copyOf(recipients);
        blindRecipients = blindRecipients == null ? List.of() : List.copyOf(blindRecipients);
        files = List.copyOf(files);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("recipients must name at least one");
        }
        if (!recipients.containsAll(blindRecipients)) {
            throw new IllegalArgumentException("blindRecipients must be among the recipients");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files must name at least one");
        }
        if (filePassword.length() < SHORTEST_PASSWORD || filePassword.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("filePassword must have 8 to 64 characters");
        }
    }

    /** Octets of all files as announced; stays at the largest number where the sum would be larger. */
    public long totalSize() {
        return files.stream()
                .mapToLong(FileEntry::size)
                .reduce(0, (sum, size) -> sum + Math.min(size, Long.MAX_VALUE - sum));
    }

    @Override
    public String toString() {
        return "DepositRequest[" + files.size() + " files]";
    }
}
