package jp.cryptobin.james.letter;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What the block in the mail tells the recipients when the password does not stand in it. It has no password, so no
 * template can show one.
 *
 * @param delivery how the recipients get the password; not in the body
 * @param sender as in {@link PasswordNotice}, like all that follows
 */
public record PasswordElsewhere(
        PasswordDelivery delivery,
        String sender,
        Instant depositedAt,
        ZoneId zone,
        String subject,
        boolean awaitingApproval) {
    public PasswordElsewhere {
        if (delivery == PasswordDelivery.IN_BODY) {
            throw new IllegalArgumentException("a password in the body is told by a PasswordNotice");
        }
    }

    /** All that a notice tells except the password. */
    public static PasswordElsewhere of(PasswordNotice notice, PasswordDelivery delivery) {
        return new PasswordElsewhere(
                delivery,
                notice.sender(),
                notice.depositedAt(),
                notice.zone(),
                notice.subject(),
                notice.awaitingApproval());
    }
}
