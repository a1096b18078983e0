package jp.cryptobin.james.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Templates in Mustache, compiled and checked. An operator replaces any of them by a file of the same name in a
 * directory. Each holds all languages, in the {@linkplain Sections sections} {@code ja} and {@code en}.
 *
 * <p>Values are made {@linkplain DisplayText harmless} before they get here, and escaped in HTML templates without
 * exception. A template must set them as text or in quoted attributes that do not act (not {@code href} or
 * {@code style}). Only {@code manageLink}, {@code stopLink} and {@code sendLink} may stand in an {@code href}: the first is an
 * http address or absent, the others are mailto addresses of the gateway's own making.
 */
public final class Templates {
    private final Map<TemplateFile, Template> compiled = new HashMap<>();

    private Templates(Map<TemplateFile, TemplateSource> sources) {
        sources.forEach((file, source) -> compiled.put(file, compile(file, source)));
    }

    /** The templates of the jar, which are checked when it is built. */
    public static Templates builtIn(Collection<? extends TemplateFile> files) {
        return new Templates(TemplateSources.builtIn(files));
    }

    /**
     * The templates of a directory, and those of the jar for what it does not hold.
     *
     * @throws BrokenTemplateException if the directory cannot be read, holds a template that nothing uses, or one with
     *     a syntax error or an unknown variable, or one that leaves out what its notice is for
     */
    public static Templates load(Path directory, Collection<? extends TemplateFile> files) {
        Map<TemplateFile, TemplateSource> sources = TemplateSources.of(directory, files);
        Templates templates = new Templates(sources);
        sources.forEach(templates::check);
        return templates;
    }

    private void check(TemplateFile file, TemplateSource source) {
        new TemplateCheck(file, source).check(template(file), model -> render(file, model));
    }

    private Template template(TemplateFile file) {
        Template template = compiled.get(file);
        if (template == null) {
            throw new IllegalStateException("not compiled: " + file.fileName());
        }
        return template;
    }

    /** The filled template: line feeds between lines, no space at a line's end, no line end after the last line. */
    public String render(TemplateFile file, Map<String, Object> model) {
        return template(file)
                .execute(model)
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
