package jp.cryptobin.james.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds at start what would otherwise fail, or leave out the point, when a notice is needed. */
final class TemplateCheck {
    /** Forms that set values unescaped, or that would hide such forms from this check. */
    private static final Pattern RAW_FORM = Pattern.compile("\\{\\{\\s*([{&=])");

    private static final Set<String> BUILT_IN_NAMES = Set.of(".", "this", "-first", "-last", "-index");

    private final TemplateFile file;
    private final TemplateSource source;

    TemplateCheck(TemplateFile file, TemplateSource source) {
        this.file = file;
        this.source = source;
    }

    void refuseRawForms() {
        Matcher raw = RAW_FORM.matcher(source.text());
        if (raw.find()) {
            long line = 1
                    + source.text()
                            .substring(0, raw.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw broken(
                    "'{{" + raw.group(1) + "' in line " + line + ": write {{variable}}, values are always escaped");
        }
    }

    void check(Template template, Function<Map<String, Object>, String> render) {
        List<TemplateSample> samples = file.samples();
        Set<String> known = new TreeSet<>();
        samples.forEach(sample -> collectNames(sample.model(), known));
        template.visit(new NameCheck(known));
        for (TemplateSample sample : samples) {
            String rendered = renderSample(sample, render);
            sample.indispensable().forEach((variable, text) -> {
                if (!rendered.contains(text)) {
                    throw broken("never shows '" + variable + "' under the language setting " + setting(sample));
                }
            });
            if (rendered.isBlank()) {
                throw broken("can come out empty under the language setting " + setting(sample));
            }
        }
    }

    private static String setting(TemplateSample sample) {
        return sample.languages().name().toLowerCase(Locale.ROOT);
    }

    private String renderSample(TemplateSample sample, Function<Map<String, Object>, String> render) {
        try {
            return render.apply(sample.model());
        } catch (MustacheException.Context e) {
            // The name exists, but not here: a variable of a list, used outside that list.
            throw new BrokenTemplateException(
                    source.origin(),
                    "'" + e.key + "' has no value in line " + e.lineNo + "; it has one only inside its own section",
                    e);
        } catch (MustacheException e) {
            throw new BrokenTemplateException(source.origin(), String.valueOf(e.getMessage()), e);
        }
    }

    private BrokenTemplateException broken(String problem) {
        return new BrokenTemplateException(source.origin(), problem);
    }

    private static void collectNames(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, nested) -> {
                names.add(key.toString());
                collectNames(nested, names);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(nested -> collectNames(nested, names));
        }
    }

    private final class NameCheck implements Mustache.Visitor {
        private final Set<String> known;

        NameCheck(Set<String> known) {
            this.known = known;
        }

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {
            require(name, "variable");
        }

        @Override
        public boolean visitSection(String name) {
            require(name, "section");
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            require(name, "section");
            return true;
        }

        @Override
        public boolean visitInclude(String name) {
            throw broken("a template cannot include '" + name + "'");
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        private void require(String name, String kind) {
            if (!known.contains(name) && !BUILT_IN_NAMES.contains(name)) {
                throw broken("unknown " + kind + " '" + name + "'; known are " + known);
            }
        }
    }
}
