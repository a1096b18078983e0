package jp.cryptobin.james.scenarios.vault;

import java.net.URI;
import java.util.List;

/**
 * A deposit as the vault's control port tells of it.
 *
 * @param state as in the wire contract, for example {@code DELIVERED}
 */
public record StoredDeposit(
        String id,
        String state,
        String sender,
        String subject,
        List<DepositRecipient> recipients,
        List<StoredFile> files) {
    public StoredDeposit {
        recipients = List.copyOf(recipients);
        files = List.copyOf(files);
    }

    /** @param url of the download page that this recipient is told of */
    public record DepositRecipient(String address, URI url) {}

    /** @param sha256 lower-case hexadecimal */
    public record StoredFile(String name, String contentType, long size, String sha256) {}

    public List<String> fileNames() {
        return files.stream().map(StoredFile::name).toList();
    }

    public List<String> addresses() {
        return recipients.stream().map(DepositRecipient::address).toList();
    }
}
