package jp.cryptobin.james.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Writes a password mail as a whole message (RFC 5322): text and HTML of the same content. */
public final class PasswordMailWriter {
    private static final int BOUNDARY = 16;

    private final Templates templates;
    private final Languages languages;
    private final Mailbox from;
    private final String host;
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
        this.host = from.domain();
        this.clock = clock;
        if (!from.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + host + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(PasswordMail mail) {
        // Unlike anything in Base64, of which the parts consist; short enough for one line.
        String boundary = "=_" + mail.id().substring(0, BOUNDARY);
        Map<String, Object> model = PasswordMailModel.body(mail.notice(), mail.reader(), languages);
        StringBuilder message = new StringBuilder(header(mail, boundary)).append("\r\n");
        AlternativeBody.append(
                message,
                boundary,
                templates.render(TemplateFile.MAIL_TEXT, model),
                templates.render(TemplateFile.MAIL_HTML, model));
        return message.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String header(PasswordMail mail, String boundary) {
        String subject =
                templates.render(TemplateFile.MAIL_SUBJECT, PasswordMailModel.subject(mail.notice(), languages));
        HeaderBlock header = new HeaderBlock()
                .field("Date", Moment.inHeader(clock.instant(), mail.notice().zone()))
                .mailbox("From", from);
        mail.replyTo().ifPresent(mailbox -> header.mailbox("Reply-To", mailbox));
        mail.to()
                .ifPresentOrElse(
                        mailbox -> header.mailbox("To", mailbox), () -> header.field("To", "undisclosed-recipients:;"));
        header.text("Subject", subject.replace('\n', ' ')).field("Message-ID", "<" + mail.id() + "@" + host + ">");
        mail.original()
                .messageId()
                .ifPresent(id -> header.field("In-Reply-To", id).field("References", id));
        return header.field("Auto-Submitted", autoSubmitted(mail.reader()))
                // Exchange answers by itself unless it is told not to; reports of failed delivery may come.
                .field("X-Auto-Response-Suppress", "OOF, AutoReply")
                .field("MIME-Version", "1.0")
                .field("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"")
                .toString();
    }

    /** RFC 3834 section 5: a mail to the sender answers the sender's; one to a recipient answers nothing. */
    private static String autoSubmitted(PasswordMail.Reader reader) {
        return switch (reader) {
            case RECIPIENT -> "auto-generated";
            case SENDER -> "auto-replied";
        };
    }
}
