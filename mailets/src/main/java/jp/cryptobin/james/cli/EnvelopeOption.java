package jp.cryptobin.james.cli;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.mime.HeaderAddress;
import jp.cryptobin.james.policy.AddressSyntax;
import jp.cryptobin.james.policy.Envelope;

/**
 * The envelope of a dry run: as given, or as a mail client would make it from the header.
 *
 * @param sender as given, {@code <>} for the null sender; empty to take it from the header
 * @param recipients as given; none to take them from the header
 */
record EnvelopeOption(Optional<String> sender, List<String> recipients) {
    private static final String UNKNOWN_SENDER = "sender@example.com";

    EnvelopeOption {
        recipients = List.copyOf(recipients);
    }

    boolean hasNullSender() {
        return sender.map(EnvelopeOption::withoutBrackets)
                .filter(String::isEmpty)
                .isPresent();
    }

    Envelope of(Inspection inspection) {
        return new Envelope(
                sender.map(EnvelopeOption::withoutBrackets).orElseGet(() -> author(inspection)),
                recipients.isEmpty() ? addressees(inspection) : recipients);
    }

    private static String withoutBrackets(String address) {
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }

    private static String author(Inspection inspection) {
        return AddressSyntax.STANDARD.isMailbox(inspection.fromAddress()) ? inspection.fromAddress() : UNKNOWN_SENDER;
    }

    private static List<String> addressees(Inspection inspection) {
        return inspection.addressees().stream()
                .map(HeaderAddress::address)
                .filter(AddressSyntax.STANDARD::isMailbox)
                .distinct()
                .toList();
    }
}
