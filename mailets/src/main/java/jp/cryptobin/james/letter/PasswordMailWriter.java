package jp.cryptobin.james.letter;

import java.time.Clock;
import java.util.Map;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes a password mail as a whole message (RFC 5322): text and HTML of the same content. */
public final class PasswordMailWriter {
    private final Templates templates;
    private final Languages languages;
    private final Mailbox from;
    private final Clock clock;

    /**
     * A writer of password mails.
     *
     * @param from the address that they come from; the domain of their Message-IDs is its domain
     * @throws IllegalArgumentException if that domain is not a host name
     */
    public PasswordMailWriter(Templates templates, Languages languages, Mailbox from, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.from = from;
        this.clock = clock;
        if (!from.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + from.domain() + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(PasswordMail mail) {
        Map<String, Object> model = PasswordMailModel.body(mail.notice(), mail.reader(), languages);
        String subject =
                templates.render(LetterTemplate.MAIL_SUBJECT, PasswordMailModel.subject(mail.notice(), languages));
        // Exchange answers by itself unless it is told not to; reports of failed delivery may come.
        Letterhead head = new Letterhead(
                from,
                mail.to(),
                mail.replyTo(),
                mail.id(),
                autoSubmitted(mail.reader()),
                "OOF, AutoReply",
                mail.original());
        return head.message(
                subject,
                templates.render(LetterTemplate.MAIL_TEXT, model),
                templates.render(LetterTemplate.MAIL_HTML, model),
                clock.instant(),
                mail.notice().zone());
    }

    /** RFC 3834 section 5: a mail to the sender answers the sender's; one to a recipient answers nothing. */
    private static String autoSubmitted(PasswordMail.Reader reader) {
        return switch (reader) {
            case RECIPIENT -> "auto-generated";
            case SENDER -> "auto-replied";
        };
    }
}
