package jp.cryptobin.james.letter;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * Writes letters as whole messages (RFC 5322): text and HTML of the same content, 7-bit, each line ended by CRLF. Written
 * again a letter differs in its Date only. All but the password mails to recipients are to be sent with the null
 * reverse-path.
 */
public final class LetterWriter {
    /** RFC 3834 section 5: what answers a mail of the addressee's. */
    private static final String REPLIED = "auto-replied";

    private static final String GENERATED = "auto-generated";

    /** Exchange answers by itself, null senders too, unless it is told not to. */
    private static final String ALL = "All";

    /** Reports of failed delivery may come. */
    private static final String ALL_BUT_REPORTS = "OOF, AutoReply";

    private final Templates templates;
    private final Languages languages;
    private final Mailbox from;
    private final Clock clock;

    /**
     * A writer of letters.
     *
     * @param from the address that they come from; the domain of their Message-IDs is its domain
     * @throws IllegalArgumentException if that domain is not a host name
     */
    public LetterWriter(Templates templates, Languages languages, Mailbox from, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.from = from.requireHost();
        this.clock = clock;
    }

    public byte[] write(DepositReceipt receipt) {
        Letterhead head = new Letterhead(
                from, Optional.of(receipt.to()), Optional.empty(), receipt.id(), REPLIED, ALL, receipt.original());
        Map<String, Object> model = DepositReceiptModel.of(receipt, languages);
        return message(
                head,
                templates.render(LetterTemplate.RECEIPT_SUBJECT, model),
                templates.render(LetterTemplate.RECEIPT_TEXT, model),
                templates.render(LetterTemplate.RECEIPT_HTML, model),
                receipt.zone());
    }

    public byte[] write(FilesNotice notice) {
        // A recipient's questions are for the sender of the files, not for the gateway.
        boolean toRecipient = notice.reader() == FilesNotice.Reader.RECIPIENT;
        Letterhead head = new Letterhead(
                from,
                notice.to(),
                toRecipient ? Mailbox.of(notice.sender()) : Optional.empty(),
                notice.id(),
                toRecipient ? GENERATED : REPLIED,
                ALL,
                notice.original());
        Map<String, Object> model = FilesNoticeModel.of(notice, languages);
        return message(
                head,
                templates.render(LetterTemplate.FILES_SUBJECT, model),
                templates.render(LetterTemplate.FILES_TEXT, model),
                templates.render(LetterTemplate.FILES_HTML, model),
                notice.zone());
    }

    public byte[] write(PasswordMail mail) {
        Letterhead head = new Letterhead(
                from,
                mail.to(),
                mail.replyTo(),
                mail.id(),
                autoSubmitted(mail.reader()),
                ALL_BUT_REPORTS,
                mail.original());
        Map<String, Object> model = PasswordMailModel.body(mail.notice(), mail.reader(), languages);
        return message(
                head,
                templates.render(LetterTemplate.MAIL_SUBJECT, PasswordMailModel.subject(mail.notice(), languages)),
                templates.render(LetterTemplate.MAIL_TEXT, model),
                templates.render(LetterTemplate.MAIL_HTML, model),
                mail.notice().zone());
    }

    /** A mail to the sender answers the sender's; one to a recipient answers nothing. */
    private static String autoSubmitted(PasswordMail.Reader reader) {
        return switch (reader) {
            case RECIPIENT -> GENERATED;
            case SENDER -> REPLIED;
        };
    }

    public byte[] write(UndeliveredNotice notice) {
        Letterhead head = new Letterhead(
                from, Optional.of(notice.to()), Optional.empty(), notice.id(), GENERATED, ALL, notice.original());
        Map<String, Object> model = UndeliveredNoticeModel.of(notice, languages);
        return message(
                head,
                templates.render(LetterTemplate.UNDELIVERED_SUBJECT, model),
                templates.render(LetterTemplate.UNDELIVERED_TEXT, model),
                templates.render(LetterTemplate.UNDELIVERED_HTML, model),
                notice.zone());
    }

    private byte[] message(Letterhead head, String subject, String text, String html, ZoneId zone) {
        return head.message(subject, text, html, clock.instant(), zone);
    }
}
