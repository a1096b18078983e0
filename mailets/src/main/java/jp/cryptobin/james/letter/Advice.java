package jp.cryptobin.james.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.cryptobin.james.policy.PartWords;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.template.Language;

/**
 * What the manual has no words for, from the bundles {@code advice_<language>.properties}: what to do in the mail program
 * that the sender uses, and what a part without a name is.
 */
final class Advice {
    private static final long KIBI = 1024;

    /** A path and an element, with its attribute or without. */
    private static final Pattern PLACE = Pattern.compile("([0-9.]+): ([a-z0-9]+).*", Pattern.DOTALL);

    private static final String WITHOUT_SENDER = "automatic mail without a sender";

    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);

    private Advice() {}

    static Advice load() {
        Advice advice = new Advice();
        for (Language language : Language.values()) {
            advice.bundles.put(language, bundle("advice_" + language.tag() + ".properties"));
        }
        return advice;
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (InputStream in = Advice.class.getResourceAsStream(name)) {
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

    /** One sentence for the mail program, or for any; empty where the manual's words say it all. */
    String of(Violation violation, Language language) {
        String number = violation.reason().number();
        String client = violation.concerned().stream()
                .filter(Advice::isClient)
                .map(text -> text.substring(Violation.SENT_WITH.length()))
                .map(text -> text.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .findFirst()
                .orElse("");
        return text(language, number + "." + client, text(language, number, ""));
    }

    private static boolean isClient(String concerned) {
        return concerned.startsWith(Violation.SENT_WITH);
    }

    /** What the violation is about, in the words of the language. */
    List<String> concerned(Violation violation, Language language) {
        return violation.concerned().stream()
                .filter(concerned -> !isClient(concerned))
                .map(concerned -> PartWords.parse(concerned)
                        .map(part -> words(part, language))
                        .orElseGet(() -> words(violation.reason(), concerned, language)))
                .distinct()
                .toList();
    }

    private String words(Reason reason, String concerned, Language language) {
        Matcher place = PLACE.matcher(concerned);
        if (reason == Reason.DATA_URL && place.matches()) {
            return text(language, "embedded", "")
                    .replace("{part}", place.group(1))
                    .replace("{element}", place.group(2));
        }
        return concerned.startsWith(WITHOUT_SENDER) ? text(language, "without-sender", concerned) : concerned;
    }

    private String words(PartWords part, Language language) {
        String kind = text(language, "kind." + part.kind().name().toLowerCase(Locale.ROOT), "");
        String words = part.words().isEmpty() ? "" : text(language, "words", "").replace("{words}", part.words());
        return text(language, "part", "")
                .replace("{kind}", kind)
                .replace("{number}", String.valueOf(part.number()))
                .replace("{files}", String.valueOf(part.files()))
                .replace("{type}", part.type())
                .replace("{size}", size(part.size(), language))
                .replace("{words}", words);
    }

    private String size(long octets, Language language) {
        return octets < KIBI
                ? octets + text(language, "octets", "")
                : octets < KIBI * KIBI
                        ? (octets + KIBI / 2) / KIBI + " KB"
                        : String.format(Locale.ROOT, "%.1f MB", (double) octets / KIBI / KIBI);
    }

    private String text(Language language, String key, String otherwise) {
        Properties bundle = bundles.get(language);
        return bundle == null ? otherwise : bundle.getProperty(key, otherwise);
    }
}
