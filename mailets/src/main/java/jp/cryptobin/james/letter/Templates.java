package jp.cryptobin.james.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The compiled and checked templates of all notices, in Mustache. An operator replaces any of them by a file of the
 * same name in a directory: {@code password-notice.txt} and {@code .html} (the block in the body),
 * {@code password-elsewhere.txt} and {@code .html} (the same, when the password goes by another road),
 * {@code password-mail-subject.txt}, {@code password-mail.txt} and {@code .html} (that other road),
 * {@code files-notice-subject.txt}, {@code files-notice.txt} and {@code .html} (files that nobody gets),
 * {@code deposit-receipt-subject.txt}, {@code deposit-receipt.txt} and {@code .html} (what the vault has taken),
 * {@code sender-notice-subject.txt}, {@code sender-notice.txt} and {@code .html}. Each holds all languages, in the
 * sections {@code ja} and {@code en}.
 *
 * <p>Values are made {@linkplain DisplayText harmless} before they get here, and escaped in HTML templates without
 * exception. A template must set them as text or in quoted attributes that do not act (not {@code href} or
 * {@code style}). Only {@code manageLink} may stand in an {@code href}: it is an http address or absent.
 */
public final class Templates {
    private final Map<TemplateFile, Template> compiled;

    private Templates(Map<TemplateFile, TemplateSource> sources) {
        compiled = new EnumMap<>(TemplateFile.class);
        sources.forEach((file, source) -> {
            Template template = compile(file, source);
            compiled.put(file, template);
            new TemplateCheck(file, source).check(template, model -> render(file, model));
        });
    }

    /** Compiled and checked once: they cannot change. */
    private static final class OfTheJar {
        private static final Templates TEMPLATES = new Templates(TemplateSources.builtIn());
    }

    /** The templates of the jar. */
    public static Templates builtIn() {
        return OfTheJar.TEMPLATES;
    }

    /**
     * The templates of a directory, and those of the jar for what it does not hold.
     *
     * @throws BrokenTemplateException if the directory cannot be read, holds a template that nothing uses, or one with
     *     a syntax error or an unknown variable, or one that leaves out what its notice is for
     */
    public static Templates load(Path directory) {
        return new Templates(TemplateSources.of(directory));
    }

    /** The filled template: line feeds between lines, no space at a line's end, no line end after the last line. */
    String render(TemplateFile file, Map<String, Object> model) {
        Template template = compiled.get(file);
        if (template == null) {
            throw new IllegalStateException("not compiled: " + file.fileName());
        }
        return template.execute(model)
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static Template compile(TemplateFile file, TemplateSource source) {
        new TemplateCheck(file, source).refuseRawForms();
        try {
            return Mustache.compiler()
                    .escapeHTML(file.isHtml())
                    .strictSections(true)
                    .withLoader(name -> {
                        throw new BrokenTemplateException(source.origin(), "a template cannot include '" + name + "'");
                    })
                    .compile(source.text());
        } catch (MustacheParseException e) {
            throw new BrokenTemplateException(source.origin(), String.valueOf(e.getMessage()), e);
        } catch (MustacheException e) {
            throw new BrokenTemplateException(source.origin(), "not a template: " + e.getMessage(), e);
        }
    }
}
