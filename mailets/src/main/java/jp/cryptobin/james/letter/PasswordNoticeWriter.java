package jp.cryptobin.james.letter;

import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/** Writes the block with the file password that goes into each body of a mail (manual 3.2). */
public final class PasswordNoticeWriter {
    private final Templates templates;
    private final Languages languages;

    public PasswordNoticeWriter(Templates templates, Languages languages) {
        this.templates = templates;
        this.languages = languages;
    }

    /** The block as plain text: lines parted by line feeds, none ending with a space, no line end after the last. */
    public String text(PasswordNotice notice) {
        return templates.render(LetterTemplate.PASSWORD_TEXT, PasswordNoticeModel.of(notice, languages));
    }

    /**
     * The block as an HTML fragment of whole elements with inline styles, for the end or the beginning of a body. It may
     * hold any character: what the body's charset cannot carry is the caller's to reference, and so are long lines.
     */
    public String html(PasswordNotice notice) {
        return templates.render(LetterTemplate.PASSWORD_HTML, PasswordNoticeModel.of(notice, languages));
    }
}
