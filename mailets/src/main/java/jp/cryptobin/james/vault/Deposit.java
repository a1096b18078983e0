package jp.cryptobin.james.vault;

import java.util.List;

/**
 * The files of one mail and whom they are for.
 *
 * @param key names this deposit for ever; see {@link IdempotencyKey#of}
 * @param sender address whose account at the vault makes the deposit, else the default user's
 * @param senderName display name for the vault's notice; empty when the mail gives none
 * @param recipients addresses, each told separately. Held sorted and without repetition, because the vault refuses a
 *     key that returns with another deposit, and a queue may hand the same recipients back in another order.
 * @param blindRecipients those of the recipients whom no header field of the mail shows to the others (Bcc)
 * @param subject decoded subject, without the prefix that the vault adds
 * @param password what a recipient types to get the files
 * @param files in the order in which {@link FileContents} yields them; at least one
 */
public record Deposit(
        IdempotencyKey key,
        String sender,
        String senderName,
        List<String> recipients,
        List<String> blindRecipients,
        String subject,
        FilePassword password,
        List<DepositFile> files) {

    /** @throws IllegalArgumentException without a recipient or without a file, or with a blind recipient that is none */
    public Deposit {
        recipients = recipients.stream().distinct().sorted().toList();
        blindRecipients = blindRecipients.stream().distinct().sorted().toList();
        files = List.copyOf(files);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("A deposit needs at least one recipient");
        }
        if (!recipients.containsAll(blindRecipients)) {
            throw new IllegalArgumentException("A blind recipient is a recipient");
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A deposit needs at least one file");
        }
    }
}
