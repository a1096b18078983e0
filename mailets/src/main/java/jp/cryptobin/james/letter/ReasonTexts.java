package jp.cryptobin.james.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.template.Language;

/** The messages and remedies of the manual's chapter 5.6, from the bundles {@code reasons_<language>.properties}. */
public final class ReasonTexts {
    private final Map<Language, Map<Reason, ReasonText>> texts;

    private ReasonTexts(Map<Language, Map<Reason, ReasonText>> texts) {
        this.texts = texts;
    }

    /**
     * Reads the bundles of every language.
     *
     * @throws IllegalStateException if a bundle of the jar is absent or lacks the text of a reason; names both
     */
    public static ReasonTexts load() {
        Map<Language, Map<Reason, ReasonText>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, readBundle("reasons_" + language.tag() + ".properties"));
        }
        return new ReasonTexts(texts);
    }

    public ReasonText of(Reason reason, Language language) {
        ReasonText text = texts.getOrDefault(language, Map.of()).get(reason);
        if (text == null) {
            throw new IllegalStateException("no text for " + reason.number() + " in " + language.tag());
        }
        return text;
    }

    private static Map<Reason, ReasonText> readBundle(String name) {
        Properties bundle = new Properties();
        try (InputStream in = ReasonTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            // Not a ResourceBundle: that falls back to the default locale, and a notice would change its language.
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                bundle.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        Map<Reason, ReasonText> texts = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            String message = required(bundle, name, reason.number() + ".message");
            String remedy = required(bundle, name, reason.number() + ".remedy");
            texts.put(reason, new ReasonText(message, List.of(remedy.split("\n", -1))));
        }
        return texts;
    }

    private static String required(Properties bundle, String name, String key) {
        String value = bundle.getProperty(key, "");
        if (value.isBlank()) {
            throw new IllegalStateException(name + " has no " + key);
        }
        return value;
    }
}
