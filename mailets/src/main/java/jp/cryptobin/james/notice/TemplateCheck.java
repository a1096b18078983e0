package jp.cryptobin.james.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Collection;
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

    private TemplateCheck() {}

    static void refuseRawForms(TemplateFile file, String source) {
        Matcher raw = RAW_FORM.matcher(source);
        if (raw.find()) {
            long line = 1
                    + source.substring(0, raw.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new BrokenTemplateException(
                    file.fileName(),
                    "'{{" + raw.group(1) + "' in line " + line + ": write {{variable}}, values are always escaped");
        }
    }

    static void check(TemplateFile file, Template template, Function<Map<String, Object>, String> render) {
        Set<String> known = new TreeSet<>();
        file.samples().forEach(sample -> collectNames(sample, known));
        template.visit(new NameCheck(file, known));
        for (Map<String, Object> sample : file.samples()) {
            String rendered = renderSample(file, sample, render);
            file.indispensable(sample).forEach((variable, text) -> {
                if (!rendered.contains(text)) {
                    throw new BrokenTemplateException(
                            file.fileName(),
                            "never shows '" + variable + "' for the language setting "
                                    + Sections.languageSetting(sample));
                }
            });
        }
    }

    private static String renderSample(
            TemplateFile file, Map<String, Object> sample, Function<Map<String, Object>, String> render) {
        try {
            return render.apply(sample);
        } catch (MustacheException.Context e) {
            // The name exists, but not here: a variable of a list, used outside that list.
            throw new BrokenTemplateException(
                    file.fileName(), "variable '" + e.key + "' has no value in line " + e.lineNo, e);
        } catch (MustacheException e) {
            throw new BrokenTemplateException(file.fileName(), String.valueOf(e.getMessage()), e);
        }
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

    private record NameCheck(TemplateFile file, Set<String> known) implements Mustache.Visitor {
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
            throw new BrokenTemplateException(file.fileName(), "a template cannot include '" + name + "'");
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        private void require(String name, String kind) {
            if (!known.contains(name) && !BUILT_IN_NAMES.contains(name)) {
                throw new BrokenTemplateException(
                        file.fileName(), "unknown " + kind + " '" + name + "'; known are " + known);
            }
        }
    }
}
