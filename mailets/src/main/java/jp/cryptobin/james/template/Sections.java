package jp.cryptobin.james.template;

import java.util.Map;
import java.util.function.Function;

/** The sections that every template has, one per language: {@code ja}, {@code en}, and {@code both} for both. */
public final class Sections {
    private Sections() {}

    /** Puts the sections of a notice in these languages; each sees what {@code ofLanguage} gives besides the model. */
    public static void put(
            Map<String, Object> model, Languages languages, Function<Language, Map<String, Object>> ofLanguage) {
        for (Language language : Language.values()) {
            model.put(language.tag(), languages.includes(language) ? ofLanguage.apply(language) : false);
        }
        model.put("both", languages == Languages.BOTH);
    }
}
