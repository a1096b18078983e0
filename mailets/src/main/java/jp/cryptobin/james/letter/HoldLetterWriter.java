package jp.cryptobin.james.letter;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * Writes the letters about mail that waits, and about answers to them, as whole messages (RFC 5322). They come from the
 * address that answers go to, so that a plain reply gets there too, and are to be sent with the null reverse-path.
 */
public final class HoldLetterWriter {
    private final Templates templates;
    private final Languages languages;
    private final Mailbox answers;
    private final Clock clock;
    private final HoldWords words = HoldWords.load();

    /**
     * A writer of letters.
     *
     * @param answers the address that they come from and answers go to; the domain of their Message-IDs is its domain
     * @throws IllegalArgumentException if that domain is not a host name
     */
    public HoldLetterWriter(Templates templates, Languages languages, Mailbox answers, Clock clock) {
        this.templates = templates;
        this.languages = languages;
        this.answers = answers;
        this.clock = clock;
        if (!answers.hasHost()) {
            throw new IllegalArgumentException("not a host name: '" + answers.domain() + "'");
        }
    }

    /** The message, 7-bit, each line ended by CRLF. Written again it differs in its Date only. */
    public byte[] write(HoldLetter letter) {
        Map<String, Object> model = HoldLetterModel.of(letter, answers, languages);
        Letterhead head = new Letterhead(
                answers,
                Optional.of(letter.to()),
                Optional.empty(),
                letter.id(),
                "auto-generated",
                "All",
                letter.original());
        return head.message(
                templates.render(LetterTemplate.HOLD_SUBJECT, model),
                templates.render(LetterTemplate.HOLD_TEXT, model),
                templates.render(LetterTemplate.HOLD_HTML, model),
                clock.instant(),
                letter.zone());
    }

    /** The message, likewise. */
    public byte[] write(HoldResult result) {
        Map<String, Object> model = HoldResultModel.of(result, words, languages);
        Letterhead head = new Letterhead(
                answers,
                Optional.of(result.to()),
                Optional.empty(),
                result.id(),
                "auto-replied",
                "All",
                result.original());
        return head.message(
                templates.render(LetterTemplate.HOLD_RESULT_SUBJECT, model),
                templates.render(LetterTemplate.HOLD_RESULT_TEXT, model),
                templates.render(LetterTemplate.HOLD_RESULT_HTML, model),
                clock.instant(),
                result.zone());
    }
}
