package jp.cryptobin.james.letter;

import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * Writes the block that goes into each body of a mail (manual 3.2): with the file password, or with the words by which
 * road it comes.
 *
 * <p>As plain text its lines are parted by line feeds, none ends with a space, and there is no line end after the last. As
 * HTML it is a fragment of whole elements with inline styles, for the end or the beginning of a body. It may hold any
 * character: what the body's charset cannot carry is the caller's to reference, and so are long lines.
 */
public final class BodyNoticeWriter {
    private final Templates templates;
    private final Languages languages;

    public BodyNoticeWriter(Templates templates, Languages languages) {
        this.templates = templates;
        this.languages = languages;
    }

    public String text(PasswordNotice notice) {
        return templates.render(LetterTemplate.PASSWORD_TEXT, PasswordNoticeModel.of(notice, languages));
    }

    public String html(PasswordNotice notice) {
        return templates.render(LetterTemplate.PASSWORD_HTML, PasswordNoticeModel.of(notice, languages));
    }

    /** Without a password, like its HTML. */
    public String text(PasswordElsewhere notice) {
        return templates.render(LetterTemplate.ELSEWHERE_TEXT, PasswordElsewhereModel.of(notice, languages));
    }

    public String html(PasswordElsewhere notice) {
        return templates.render(LetterTemplate.ELSEWHERE_HTML, PasswordElsewhereModel.of(notice, languages));
    }
}
