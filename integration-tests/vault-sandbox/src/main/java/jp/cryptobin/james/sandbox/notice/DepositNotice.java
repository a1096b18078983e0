package jp.cryptobin.james.sandbox.notice;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one recipient is told of a deposit. There is no password in it, and no other recipient. */
record DepositNotice(
        String depositId,
        String recipient,
        URI url,
        String sender,
        @Nullable String senderName,
        String subject,
        OffsetDateTime depositedAt,
        OffsetDateTime expiresAt,
        List<String> fileNames) {
    DepositNotice {
        fileNames = List.copyOf(fileNames);
    }
}
