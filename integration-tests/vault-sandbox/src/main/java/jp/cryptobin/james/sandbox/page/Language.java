package jp.cryptobin.james.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The languages of the pages, Japanese first. */
enum Language {
    JA,
    EN;

    private final Map<String, String> messages = load();

    /** {@code ?lang=} decides, else what the browser prefers, else Japanese. */
    static Language of(Context ctx) {
        String asked = ctx.queryParam("lang");
        for (Language language : values()) {
            if (language.tag().equals(asked)) {
                return language;
            }
        }
        String accepted = ctx.header("Accept-Language");
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted == null ? "ja" : accepted);
            return "en".equals(Locale.lookupTag(ranges, List.of("ja", "en"))) ? EN : JA;
        } catch (IllegalArgumentException malformedHeader) {
            return JA;
        }
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, String> messages() {
        return messages;
    }

    String text(String key) {
        String text = messages.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + tag());
        }
        return text;
    }

    private Map<String, String> load() {
        try (InputStream in = Language.class.getResourceAsStream("messages_" + tag() + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("The texts of the pages are missing in " + tag());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            Map<String, String> texts = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
