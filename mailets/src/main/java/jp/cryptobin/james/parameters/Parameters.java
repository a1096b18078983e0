package jp.cryptobin.james.parameters;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.cryptobin.james.letter.LetterTemplates;
import jp.cryptobin.james.template.BrokenTemplateException;
import jp.cryptobin.james.template.Templates;

/**
 * The parameters of one mailet, each asked for by name and checked. What is wrong is noted with mailet, parameter, value
 * and accepted form, and the default goes on in its place, so that {@link #refuseWrong()} can tell all at once.
 */
public final class Parameters {
    /** James's own, allowed everywhere. */
    private static final Set<String> OF_JAMES = Set.of("onMailetException", "onMatchException");

    private final String mailet;
    private final Map<String, String> values;
    private final Path directory;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param mailet as the configuration calls it
     * @param directory of the server, which relative paths are relative to
     */
    public Parameters(String mailet, Map<String, String> values, Path directory) {
        this.mailet = mailet;
        this.values = new TreeMap<>(values);
        this.directory = directory;
    }

    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The name of a processor, in lower case as James has them. */
    public String processor(String name, String defaultValue) {
        String value = text(name).orElse(defaultValue);
        if (!value.equals(value.toLowerCase(Locale.ROOT))) {
            wrong(name, value, "the name of a processor, which James writes in lower case");
        }
        return value;
    }

    public boolean flag(String name, boolean defaultValue) {
        String value = text(name).orElse(Boolean.toString(defaultValue));
        if (!value.equals("true") && !value.equals("false")) {
            wrong(name, value, "true or false");
            return defaultValue;
        }
        return value.equals("true");
    }

    public int number(String name, int defaultValue, int least, int most) {
        String value = text(name).orElse(Integer.toString(defaultValue));
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like a number out of range.
        }
        wrong(name, value, "a whole number from " + least + " to " + most);
        return defaultValue;
    }

    public Duration seconds(String name, int defaultValue, int least, int most) {
        return Duration.ofSeconds(number(name, defaultValue, least, most));
    }

    public <E extends Enum<E>> E choice(String name, E defaultValue) {
        String value = text(name).orElse(word(defaultValue));
        for (E constant : defaultValue.getDeclaringClass().getEnumConstants()) {
            if (word(constant).equals(value)) {
                return constant;
            }
        }
        String accepted = Arrays.stream(defaultValue.getDeclaringClass().getEnumConstants())
                .map(Parameters::word)
                .collect(Collectors.joining(", "));
        wrong(name, value, "one of " + accepted);
        return defaultValue;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Media types in lower case, separated by commas; {@code none} or an empty value for none at all. */
    public Set<String> types(String name, Set<String> defaultValue) {
        Optional<String> given = text(name);
        if (given.isEmpty() || given.get().equals("none")) {
            return values.containsKey(name) ? Set.of() : defaultValue;
        }
        Set<String> types = new TreeSet<>();
        for (String type : given.get().split("[,\\s]+", -1)) {
            if (type.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")) {
                types.add(type.toLowerCase(Locale.ROOT));
            } else {
                wrong(name, type, "media types such as text/calendar, separated by commas");
            }
        }
        return types;
    }

    /** The templates of the directory that the parameter of that name holds, or those of the jar. */
    public Templates templates() {
        Optional<String> named = text("templates");
        try {
            return named.map(directory::resolve).map(LetterTemplates::load).orElseGet(LetterTemplates::builtIn);
        } catch (BrokenTemplateException | InvalidPathException broken) {
            wrong("templates", named.orElse(""), "a directory of templates: " + broken.getMessage());
            return LetterTemplates.builtIn();
        }
    }

    /** Notes a parameter that is set to other than its default and would do nothing. */
    public void refuseUseless(String name, String defaultValue, String whenItIsUsed) {
        if (!text(name).orElse(defaultValue).equals(defaultValue)) {
            problems.add(mailet + ": " + name + " has no effect; it is for " + whenItIsUsed);
        }
    }

    /** Notes a wrong value. */
    public void wrong(String name, String value, String accepted) {
        problems.add(mailet + ": " + name + "=" + value + " is not accepted; set it to " + accepted);
    }

    /**
     * To be called when all parameters have been asked for.
     *
     * @throws WrongParameterException if a value was wrong, or a parameter is set that was not asked for
     */
    public void refuseWrong() {
        for (String name : values.keySet()) {
            if (!known.contains(name) && !OF_JAMES.contains(name)) {
                String accepted = known.isEmpty() ? "it takes none" : "known are " + String.join(", ", known);
                problems.add(mailet + ": unknown parameter " + name + "; " + accepted);
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongParameterException(problems, null);
        }
    }

    /** The failure for what was noted so far, where there is nothing to go on with. */
    public WrongParameterException refusal(Throwable cause) {
        return new WrongParameterException(problems, cause);
    }
}
