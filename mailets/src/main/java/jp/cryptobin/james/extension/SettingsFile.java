package jp.cryptobin.james.extension;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
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
 * environment. Every key must be asked for once, or it is unknown.
 */
final class SettingsFile {
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    private final Path file;
    private final Properties properties;
    private final Function<String, @Nullable String> environment;
    private final Set<String> asked = new TreeSet<>();

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

    Optional<String> text(String key) {
        asked.add(key);
        String value = properties.getProperty(key);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(resolved(key, value.strip()));
    }

    String required(String key, String accepted) {
        return text(key)
                .orElseThrow(() -> new SettingsException(file + ": " + key + " is missing; set it to " + accepted));
    }

    /**
     * A value in a form of its own.
     *
     * @param parse throws IllegalArgumentException or DateTimeException for what is not accepted
     */
    <T> T parsed(String key, String value, String accepted, Function<String, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new SettingsException(
                    file + ": " + key + "=" + withoutLogin(value) + " is not accepted; set it to " + accepted);
        }
    }

    /** A login in an address is a mistake, and its password must not be in a log. */
    private static String withoutLogin(String value) {
        return value.replaceAll("//.*@", "//***@");
    }

    /** Seconds, as a whole number from 1 to 86400. */
    Duration seconds(String key, Duration defaultValue) {
        return text(key)
                .map(value -> parsed(key, value, "a whole number of seconds from 1 to 86400", SettingsFile::seconds))
                .orElse(defaultValue);
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(number(value, 1, 86_400));
    }

    /** A whole number in a range. */
    int number(String key, int defaultValue, int least, int most) {
        String accepted = "a whole number from " + least + " to " + most;
        return text(key)
                .map(value -> parsed(key, value, accepted, text -> number(text, least, most)))
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
    String secret(String key, UnaryOperator<Path> resolveFile) {
        Optional<String> direct = text(key);
        Optional<String> named = text(key + ".file");
        if (direct.isPresent() == named.isPresent()) {
            throw new SettingsException(
                    file + ": set either " + key + " or " + key + ".file" + (direct.isPresent() ? ", not both" : ""));
        }
        return direct.orElseGet(() -> contentOf(
                key + ".file",
                parsed(key + ".file", named.orElseThrow(), "a path", path -> resolveFile.apply(Path.of(path)))));
    }

    private String contentOf(String key, Path secretFile) {
        try {
            String content =
                    Files.readString(secretFile, StandardCharsets.UTF_8).strip();
            if (content.isEmpty()) {
                throw new SettingsException(file + ": " + key + "=" + secretFile + " is an empty file");
            }
            return content;
        } catch (IOException unreadable) {
            throw new SettingsException(file + ": " + key + "=" + secretFile + " cannot be read: " + unreadable);
        }
    }

    /** @param what names the key */
    SettingsException wrong(String what) {
        return new SettingsException(file + ": " + what);
    }

    /** Fails when the file holds a key that nobody asked for. */
    void refuseUnknownKeys() {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new SettingsException(
                    file + ": unknown " + String.join(", ", unknown) + "; known are " + String.join(", ", asked));
        }
    }

    private String resolved(String key, String value) {
        Matcher matcher = ENVIRONMENT.matcher(value);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String variable = environment.apply(matcher.group(1));
            if (variable == null || variable.isEmpty()) {
                throw new SettingsException(file + ": " + key + " takes its value from the environment variable "
                        + matcher.group(1) + ", which is not set");
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(variable));
        }
        return matcher.appendTail(resolved).toString();
    }
}
