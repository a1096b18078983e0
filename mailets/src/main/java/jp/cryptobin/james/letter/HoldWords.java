package jp.cryptobin.james.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.template.Language;

/** What people are told of their answers, in a title and a sentence each: {@code hold-result_<language>.properties}. */
final class HoldWords {
    private final Map<Language, Properties> bundles;

    private HoldWords(Map<Language, Properties> bundles) {
        this.bundles = bundles;
    }

    /** @throws IllegalStateException if a bundle of the jar is absent or lacks a text */
    static HoldWords load() {
        Map<Language, Properties> bundles = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            bundles.put(language, bundle("hold-result_" + language.tag() + ".properties"));
        }
        HoldWords words = new HoldWords(bundles);
        for (Language language : Language.values()) {
            for (Told what : Told.values()) {
                words.title(what, language);
                words.sentence(what, language);
            }
        }
        return words;
    }

    String title(Told what, Language language) {
        return text(what, "title", language);
    }

    String sentence(Told what, Language language) {
        return text(what, "sentence", language);
    }

    private String text(Told what, String kind, Language language) {
        String key = what.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + kind;
        String text = bundles.getOrDefault(language, new Properties()).getProperty(key, "");
        if (text.isBlank()) {
            throw new IllegalStateException("no " + key + " in " + language.tag());
        }
        return text;
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (InputStream in = HoldWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                bundle.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return bundle;
    }
}
