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

/**
 * A language of the pages.
 *
 * @param tag BCP 47
 * @param messages all texts of the pages
 */
public record Language(String tag, Map<String, String> messages) {
    private static final Language JAPANESE = load("ja");
    private static final Language ENGLISH = load("en");

    private static final String COOKIE = "lang";

    public Language {
        messages = Map.copyOf(messages);
    }

    /** {@code ?lang=} decides, else what was asked for before, else what the browser prefers, else Japanese. */
    public static Language of(Context ctx) {
        String given = ctx.queryParam("lang");
        String asked = given == null ? ctx.cookie(COOKIE) : given;
        for (Language language : List.of(JAPANESE, ENGLISH)) {
            if (language.tag().equals(asked)) {
                return language;
            }
        }
        String accepted = ctx.header("Accept-Language");
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted == null ? "ja" : accepted);
            return "en".equals(Locale.lookupTag(ranges, List.of("ja", "en"))) ? ENGLISH : JAPANESE;
        } catch (IllegalArgumentException malformedHeader) {
            return JAPANESE;
        }
    }

    /** Lets this browser keep the language that it just asked for. */
    void remember(Context ctx, boolean https) {
        if (tag.equals(ctx.queryParam("lang"))) {
            ctx.res()
                    .addHeader(
                            "Set-Cookie",
                            COOKIE + "=" + tag + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
                                    + (https ? "; Secure" : ""));
        }
    }

    /** A text with {@code {0}}, {@code {1}} … replaced. */
    public String text(String key, Object... values) {
        String text = text(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public String text(String key) {
        String text = messages.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + tag);
        }
        return text;
    }

    private static Language load(String tag) {
        try (InputStream in = Language.class.getResourceAsStream("messages_" + tag + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("The texts of the pages are missing in " + tag);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            Map<String, String> texts = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return new Language(tag, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
