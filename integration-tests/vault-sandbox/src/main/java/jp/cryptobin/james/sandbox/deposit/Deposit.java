package jp.cryptobin.james.sandbox.deposit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import jp.cryptobin.james.sandbox.contract.DepositState;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a deposit but the files' bytes.
 *
 * @param idempotencyKey the client's name for it; unique
 * @param fingerprint SHA-256 of what was asked for, without the password
 * @param account login id that it was made for
 * @param acceptedAs the state in the first answer, which a replay repeats
 * @param state the state now, time aside: see {@link #stateAt}
 * @param detail what a person added to the state
 * @param manageLink the secret part of the sender's management URL
 * @param journal what was done with it, oldest first
 */
public record Deposit(
        String id,
        String idempotencyKey,
        String fingerprint,
        String account,
        String sender,
        @Nullable String senderName,
        String subject,
        PasswordHash password,
        List<Recipient> recipients,
        List<StoredFile> files,
        OffsetDateTime depositedAt,
        OffsetDateTime expiresAt,
        DepositState acceptedAs,
        DepositState state,
        @Nullable String detail,
        String manageLink,
        List<JournalEntry> journal) {
    /** Fetching again and again must not make the journal, which every change rewrites, grow without end. */
    private static final int LONGEST_JOURNAL = 500;

    public Deposit {
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
        journal = List.copyOf(journal);
    }

    public DepositState stateAt(Instant now) {
        return state.keepsFiles() && now.isAfter(expiresAt.toInstant()) ? DepositState.EXPIRED : state;
    }

    public Deposit withState(DepositState next, @Nullable String why) {
        return new Deposit(
                id,
                idempotencyKey,
                fingerprint,
                account,
                sender,
                senderName,
                subject,
                password,
                recipients,
                files,
                depositedAt,
                expiresAt,
                acceptedAs,
                next,
                why,
                manageLink,
                journal);
    }

    /** The same deposit with one more entry in its journal; a journal that is full takes decisions only. */
    public Deposit noted(JournalEntry entry) {
        if (journal.size() >= LONGEST_JOURNAL && entry.act() == JournalEntry.Act.FETCHED) {
            return this;
        }
        List<JournalEntry> longer =
                Stream.concat(journal.stream(), Stream.of(entry)).toList();
        return new Deposit(
                id,
                idempotencyKey,
                fingerprint,
                account,
                sender,
                senderName,
                subject,
                password,
                recipients,
                files,
                depositedAt,
                expiresAt,
                acceptedAs,
                state,
                detail,
                manageLink,
                longer);
    }

    /** The same deposit with the recipient of that link replaced. */
    public Deposit withRecipient(Recipient changed) {
        List<Recipient> next = recipients.stream()
                .map(recipient -> recipient.link().equals(changed.link()) ? changed : recipient)
                .toList();
        return new Deposit(
                id,
                idempotencyKey,
                fingerprint,
                account,
                sender,
                senderName,
                subject,
                password,
                next,
                files,
                depositedAt,
                expiresAt,
                acceptedAs,
                state,
                detail,
                manageLink,
                journal);
    }

    @Override
    public String toString() {
        return "Deposit[" + id + "]";
    }
}
