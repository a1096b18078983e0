package jp.cryptobin.james.letter;

import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes the block for the bodies of a mail whose password goes by another road. */
public final class PasswordElsewhereWriter {
    private final Templates templates;
    private final Languages languages;

    public PasswordElsewhereWriter(Templates templates, Languages languages) {
        this.templates = templates;
        this.languages = languages;
    }

    /** As {@link PasswordNoticeWriter#text}, without the password. */
    public String text(PasswordElsewhere notice) {
        return templates.render(LetterTemplate.ELSEWHERE_TEXT, PasswordElsewhereModel.of(notice, languages));
    }

    /** As {@link PasswordNoticeWriter#html}, without the password. */
    public String html(PasswordElsewhere notice) {
        return templates.render(LetterTemplate.ELSEWHERE_HTML, PasswordElsewhereModel.of(notice, languages));
    }
}
