package jp.cryptobin.james.sandbox.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deposit as the gateway hears of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String id,
        DepositState state,
        OffsetDateTime depositedAt,
        OffsetDateTime expiresAt,
        String account,
        List<FileEntry> files,
        URI manageUrl,
        @Nullable String detail) {
    public Receipt {
        files = List.copyOf(files);
    }
}
