package jp.cryptobin.james.template;

import java.util.List;

/** A template of the jar, beside whose class its file lies. */
public interface TemplateFile {
    /** The name of the file, in the jar and in the directory of an operator. */
    String fileName();

    /** Samples that between them take every way through the template. */
    List<TemplateSample> samples();

    default boolean isHtml() {
        return fileName().endsWith(".html");
    }
}
