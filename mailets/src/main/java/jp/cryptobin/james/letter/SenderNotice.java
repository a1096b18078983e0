package jp.cryptobin.james.letter;

import java.time.Instant;
import java.util.List;
import jp.cryptobin.james.policy.Violation;

/**
 * What is told about a mail that was stopped. All text comes from the mail or the vault, as it is: the writer makes it
 * harmless.
 *
 * @param audience whom the notice is written for
 * @param to where it goes
 * @param fate what became of the mail
 * @param violations why, at least one
 * @param sender the mail's envelope sender; empty for the null reverse-path
 * @param subject the mail's subject, decoded; may be empty
 * @param receivedAt when the gateway took the mail
 * @param recipients the envelope's recipients
 * @param original the mail's header, which the notice returns
 */
public record SenderNotice(
        Audience audience,
        Mailbox to,
        Fate fate,
        List<Violation> violations,
        String sender,
        String subject,
        Instant receivedAt,
        List<String> recipients,
        OriginalHeaders original) {
    /** What became of the mail. */
    public enum Fate {
        /** Nobody has received anything. */
        STOPPED,
        /** Nobody has received the mail; the vault had its files, may have told of them, and has cancelled them. */
        FILES_CANCELLED,
        /** The same, but the vault could not be told yet to cancel them. */
        FILES_BEING_CANCELLED,
        /** The body has been sent, the files will not be: approval was rejected, or a virus found, afterwards. */
        BODY_SENT
    }

    public SenderNotice {
        violations = List.copyOf(violations);
        recipients = List.copyOf(recipients);
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a notice needs a reason; for an unknown one there is E27");
        }
    }
}
