package jp.cryptobin.james.sandbox.admin;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.contract.FileEntry;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Links;
import jp.cryptobin.james.sandbox.deposit.StoredFile;
import org.jspecify.annotations.Nullable;

/** A deposit as a test sees it over the control port. */
record DepositView(
        String id,
        DepositState state,
        @Nullable String detail,
        String account,
        String sender,
        String subject,
        List<RecipientView> recipients,
        List<FileEntry> files) {
    /** @param notifiedAt null while the notice is not sent */
    record RecipientView(
            String address,
            URI url,
            int failedTries,
            @Nullable Instant notifiedAt) {}

    static DepositView of(Deposit deposit, DepositState state, Links links) {
        return new DepositView(
                deposit.id(),
                state,
                deposit.detail(),
                deposit.account(),
                deposit.sender(),
                deposit.subject(),
                deposit.recipients().stream()
                        .map(recipient -> new RecipientView(
                                recipient.address(),
                                links.download(recipient),
                                recipient.failedTries(),
                                recipient.notifiedAt()))
                        .toList(),
                deposit.files().stream().map(StoredFile::entry).toList());
    }
}
