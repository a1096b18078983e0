package jp.cryptobin.james.letter;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import jp.cryptobin.james.template.BrokenTemplateException;
import jp.cryptobin.james.template.Templates;

/**
 * The templates that the writers of this package fill: {@code password-notice.txt} and {@code .html} (the block in the
 * body), {@code password-elsewhere.txt} and {@code .html} (the same, when the password goes by another road),
 * {@code password-mail-subject.txt}, {@code password-mail.txt} and {@code .html} (that other road),
 * {@code files-notice-subject.txt}, {@code files-notice.txt} and {@code .html} (files that nobody gets),
 * {@code deposit-receipt-subject.txt}, {@code deposit-receipt.txt} and {@code .html} (what the vault has taken),
 * {@code sender-notice-subject.txt}, {@code sender-notice.txt} and {@code .html} (a mail that was stopped),
 * {@code undelivered-notice-subject.txt}, {@code undelivered-notice.txt} and {@code .html} (one of these, not delivered),
 * {@code hold-letter-subject.txt}, {@code hold-letter.txt} and {@code .html} (a mail that waits for its sender's word),
 * {@code hold-result-subject.txt}, {@code hold-result.txt} and {@code .html} (what became of it, or of an answer).
 */
public final class LetterTemplates {
    private static final Set<LetterTemplate> ALL = EnumSet.allOf(LetterTemplate.class);

    private LetterTemplates() {}

    /** Compiled once: they cannot change. */
    private static final class OfTheJar {
        private static final Templates TEMPLATES = Templates.builtIn(ALL);
    }

    /** The templates of the jar. */
    public static Templates builtIn() {
        return OfTheJar.TEMPLATES;
    }

    /**
     * The templates of a directory, and those of the jar for what it does not hold.
     *
     * @throws BrokenTemplateException if the directory cannot be read, holds a template that nothing uses, or one with
     *     a syntax error or an unknown variable, or one that leaves out what its letter is for
     */
    public static Templates load(Path directory) {
        return Templates.load(directory, ALL);
    }
}
