package jp.cryptobin.james.sandbox.deposit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of a deposit, who learns of no other.
 *
 * @param link the secret part of the recipient's own download URL
 * @param failedTries wrong passwords since the last right one
 * @param notifiedAt when the deposit notice was handed to the mail server; null while it is still to be sent
 */
public record Recipient(
        String address,
        String link,
        int failedTries,
        @Nullable Instant notifiedAt) {
    public Recipient withFailedTries(int tries) {
        return new Recipient(address, link, tries, notifiedAt);
    }

    public Recipient notified(Instant at) {
        return new Recipient(address, link, failedTries, at);
    }
}
