package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What the block in the mail tells the recipients (manual 3.2).
 *
 * @param password the password of the files; no space or control character
 * @param sender the sender's address, without display name
 * @param depositedAt when the vault took the files
 * @param zone the zone in which that time is written
 * @param subject the mail's subject, decoded, without the prefix {@code 【クリプト便】}; may be empty
 * @param awaitingApproval whether the recipients must wait for an approver
 */
public record PasswordNotice(
        String password, String sender, Instant depositedAt, ZoneId zone, String subject, boolean awaitingApproval) {
    /** The zone of the service. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Tokyo");

    public PasswordNotice {
        if (password.isEmpty() || !password.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("a file password is visible ASCII; this one (not shown) is not");
        }
    }

    /** Without the password, which must not reach a log. */
    @Override
    public String toString() {
        return "PasswordNotice[sender=" + sender + ", depositedAt=" + depositedAt + ", zone=" + zone
                + ", awaitingApproval=" + awaitingApproval + "]";
    }
}
