package jp.cryptobin.james.letter;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes a receipt as a whole message (RFC 5322). It is to be sent with the null reverse-path. */
public final class DepositReceiptWriter {
    private final Templates templates;
    private final Languages languages;
    private final Mailbox from;
    private final Clock clock;

    /**
     * A writer of receipts.
     *
     * @param from the address that they come from; the domain of their Message-IDs is its domain
     * @throws IllegalArgumentException if that domain is not a host name
     */
    public DepositReceiptWriter(Templates templates, Languages languages, Mailbox from, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.from = from;
        this.clock = clock;
        if (!from.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + from.domain() + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(DepositReceipt receipt) {
        Map<String, Object> model = DepositReceiptModel.of(receipt, languages);
        Letterhead head = new Letterhead(
                from,
                Optional.of(receipt.to()),
                Optional.empty(),
                receipt.id(),
                "auto-replied",
                "All",
                receipt.original());
        return head.message(
                templates.render(LetterTemplate.RECEIPT_SUBJECT, model),
                templates.render(LetterTemplate.RECEIPT_TEXT, model),
                templates.render(LetterTemplate.RECEIPT_HTML, model),
                clock.instant(),
                receipt.zone());
    }
}
