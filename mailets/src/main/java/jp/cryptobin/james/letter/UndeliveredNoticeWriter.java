package jp.cryptobin.james.letter;

import java.time.Clock;
import java.util.Optional;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes to the postmaster what somebody else could not be told. It is to be sent with the null reverse-path. */
public final class UndeliveredNoticeWriter {
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
    public UndeliveredNoticeWriter(Templates templates, Languages languages, Mailbox from, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.from = from;
        this.clock = clock;
        if (!from.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + from.domain() + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(UndeliveredNotice notice) {
        var model = UndeliveredNoticeModel.of(notice, languages);
        Letterhead head = new Letterhead(
                from,
                Optional.of(notice.to()),
                Optional.empty(),
                notice.id(),
                "auto-generated",
                "All",
                notice.original());
        return head.message(
                templates.render(LetterTemplate.UNDELIVERED_SUBJECT, model),
                templates.render(LetterTemplate.UNDELIVERED_TEXT, model),
                templates.render(LetterTemplate.UNDELIVERED_HTML, model),
                clock.instant(),
                notice.zone());
    }
}
