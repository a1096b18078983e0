package jp.cryptobin.james.letter;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes a notice about files as a whole message (RFC 5322). It is to be sent with the null reverse-path. */
public final class FilesNoticeWriter {
    private final Templates templates;
    private final Languages languages;
    private final Mailbox from;
    private final Clock clock;

    /**
     * A writer of notices.
     *
     * @param from the address that they come from; the domain of their Message-IDs is its domain
     * @throws IllegalArgumentException if that domain is not a host name
     */
    public FilesNoticeWriter(Templates templates, Languages languages, Mailbox from, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.from = from;
        this.clock = clock;
        if (!from.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + from.domain() + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(FilesNotice notice) {
        Map<String, Object> model = FilesNoticeModel.of(notice, languages);
        // A recipient's questions are for the sender of the files, not for the gateway.
        boolean toRecipient = notice.reader() == FilesNotice.Reader.RECIPIENT;
        Letterhead head = new Letterhead(
                from,
                notice.to(),
                toRecipient ? Mailbox.of(notice.sender()) : Optional.empty(),
                notice.id(),
                toRecipient ? "auto-generated" : "auto-replied",
                "All",
                notice.original());
        return head.message(
                templates.render(LetterTemplate.FILES_SUBJECT, model),
                templates.render(LetterTemplate.FILES_TEXT, model),
                templates.render(LetterTemplate.FILES_HTML, model),
                clock.instant(),
                notice.zone());
    }
}
