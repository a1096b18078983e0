package jp.cryptobin.james.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings, {@code key=value} in UTF-8, in which {@code ${env:NAME}} stands for a variable of the server's
 * environment. Every key must be asked for once, or it is unknown. What is wrong is noted, so that
 * {@link #refuseWrong()} can tell all at once.
 */
final class SettingsFile {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    private final Path file;
    private final Properties properties;
    private final Function<String, @Nullable String> environment;
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> problems = new LinkedHashSet<>();

    private SettingsFile(Path file, Properties properties, Function<String, @Nullable String> environment) {
        this.file = file;
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param environment looks up a variable; null where it is not set
     * @throws SettingsException if it cannot be read
     */
    static SettingsFile read(Path file, Function<String, @Nullable String> environment) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingsException(file + " cannot be read as key=value lines in UTF-8: " + unreadable);
        }
        return new SettingsFile(file, properties, environment);
    }

    /** The value of a key; empty where it is not set, and where its variable is not, which is noted. */
    Optional<String> text(String key) {
        asked.add(key);
        String value = properties.getProperty(key);
        return value == null || value.isBlank() ? Optional.empty() : resolved(key, value.strip());
    }

    /** Whether the file sets a key, to whatever. */
    boolean isSet(String key) {
        asked.add(key);
        String value = properties.getProperty(key);
        return value != null && !value.isBlank();
    }

    /** The value of a key that must be set; empty where it is not, which is noted. */
    Optional<String> required(String key, String accepted) {
        Optional<String> value = text(key);
        if (value.isEmpty() && !isSet(key)) {
            problem(key + " is missing; set it to " + accepted);
        }
        return value;
    }

    /**
     * A value in a form of its own; empty where it is not in it, which is noted.
     *
     * @param parse throws IllegalArgumentException or DateTimeException for what is not accepted
     */
    <T> Optional<T> parsed(String key, String value, String accepted, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(value));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            problem(key + "=" + withoutLogin(value) + " is not accepted; set it to " + accepted);
            return Optional.empty();
        }
    }

    /** A login in an address is a mistake, and its password must not be in a log. */
    private static String withoutLogin(String value) {
        return value.replaceAll("//.*@", "//***@");
    }

    /** Seconds, as a whole number from 1 to 86400. */
    Duration seconds(String key, Duration defaultValue) {
        return text(key)
                .flatMap(
                        value -> parsed(key, value, "a whole number of seconds from 1 to 86400", SettingsFile::seconds))
                .orElse(defaultValue);
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(number(value, 1, 86_400));
    }

    /** A whole number in a range. */
    int number(String key, int defaultValue, int least, int most) {
        String accepted = "a whole number from " + least + " to " + most;
        return text(key)
                .flatMap(value -> parsed(key, value, accepted, text -> number(text, least, most)))
                .orElse(defaultValue);
    }

    private static int number(String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    /** A secret that stands in the file or, better, in a file of its own that {@code key.file} names. */
    Optional<String> secret(String key, UnaryOperator<Path> resolveFile) {
        String fileKey = key + ".file";
        Optional<String> direct = text(key);
        Optional<String> named = text(fileKey);
        if (isSet(key) == isSet(fileKey)) {
            problem("set either " + key + " or " + fileKey + (isSet(key) ? ", not both" : ""));
            return Optional.empty();
        }
        if (isSet(key)) {
            return direct;
        }
        return named.flatMap(name -> parsed(fileKey, name, "a path", path -> resolveFile.apply(Path.of(path))))
                .flatMap(path -> contentOf(fileKey, path));
    }

    private Optional<String> contentOf(String key, Path secretFile) {
        try {
            String content =
                    Files.readString(secretFile, StandardCharsets.UTF_8).strip();
            if (!content.isEmpty()) {
                return Optional.of(content);
            }
            problem(key + "=" + secretFile + " is an empty file");
        } catch (IOException unreadable) {
            problem(key + "=" + secretFile + " cannot be read: " + unreadable);
        }
        return Optional.empty();
    }

    /** @param what names the key */
    void problem(String what) {
        problems.add(file + ": " + what);
    }

    /**
     * To be called when all keys have been asked for.
     *
     * @throws SettingsException if a value was wrong, or the file holds a key that nobody asked for
     */
    void refuseWrong() {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            problem("unknown " + String.join(", ", unknown) + "; known are " + String.join(", ", asked));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }

    private Optional<String> resolved(String key, String value) {
        Matcher matcher = ENVIRONMENT.matcher(value);
        StringBuilder resolved = new StringBuilder();
        List<String> unset = new ArrayList<>();
        while (matcher.find()) {
            String variable = environment.apply(matcher.group(1));
            if (variable == null || variable.isEmpty()) {
                unset.add(matcher.group(1));
            } else {
                matcher.appendReplacement(resolved, Matcher.quoteReplacement(variable));
            }
        }
        if (!unset.isEmpty()) {
            problem(key + " takes its value from the environment variable " + String.join(", ", unset)
                    + ", which is not set");
            return Optional.empty();
        }
        return Optional.of(matcher.appendTail(resolved).toString());
    }
}
