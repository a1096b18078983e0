package jp.cryptobin.james.mailets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositFile;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.GatewaySecret;
import jp.cryptobin.james.vault.IdempotencyKey;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.Sha256;
import org.apache.mailet.Mail;

/** The deposit that a mail asks for: the same one, with the same password, whenever it is asked. */
final class MailDeposit {
    private MailDeposit() {}

    static Deposit of(Mail mail, Inspection inspection, List<Attachment> attachments, GatewaySecret secret) {
        Envelope envelope = MailInspector.envelope(mail);
        List<DepositFile> files = attachments.stream().map(MailDeposit::file).toList();
        String mailId = inspection.messageId().isEmpty() ? mail.getName() : inspection.messageId();
        IdempotencyKey key = IdempotencyKey.of(
                secret, mailId, envelope.sender(), envelope.recipients(), inspection.subject(), files);
        return new Deposit(
                key,
                envelope.sender(),
                inspection.fromName(),
                envelope.recipients(),
                blind(envelope, inspection),
                inspection.subject(),
                FilePassword.derive(secret, key),
                files);
    }

    private static DepositFile file(Attachment file) {
        return new DepositFile(file.name(), file.contentType(), file.size(), new Sha256(file.sha256()));
    }

    /** What the mail keeps of it. */
    static DepositNote note(Deposit deposit, Receipt receipt) {
        return new DepositNote(
                deposit.key().value(),
                receipt.id().value(),
                receipt.state().name(),
                receipt.depositedAt().toEpochMilli(),
                deposit.recipients());
    }

    /** Who gets the mail although no field that the others see says so. */
    private static List<String> blind(Envelope envelope, Inspection inspection) {
        Set<String> shown = inspection.addressees().stream()
                .filter(address -> !address.field().equals("Bcc"))
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return envelope.recipients().stream()
                .filter(recipient -> !shown.contains(recipient.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
