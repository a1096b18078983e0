package jp.cryptobin.james.parameters;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.cryptobin.james.notice.BrokenTemplateException;
import jp.cryptobin.james.notice.Templates;

/**
 * The parameters of a mailet, each asked for by name and checked; what is wrong is said with mailet, parameter, value
 * and accepted form.
 */
public final class Parameters {
    /** James's own, allowed everywhere. */
    private static final Set<String> OF_JAMES = Set.of("onMailetException", "onMatchException");

    private final String mailet;
    private final Map<String, String> values;
    private final Set<String> known = new TreeSet<>();

    /**
     * @param mailet named in every message
     * @param values by name
     */
    public Parameters(String mailet, Map<String, String> values) {
        this.mailet = mailet;
        this.values = Map.copyOf(values);
    }

    /** Empty where it is absent or blank. */
    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean defaultValue) {
        String value = text(name).orElse(Boolean.toString(defaultValue));
        if (!value.equals("true") && !value.equals("false")) {
            throw wrong(name, value, "true or false");
        }
        return value.equals("true");
    }

    /** A whole number from {@code least} to {@code most}. */
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
        throw wrong(name, value, "a whole number from " + least + " to " + most);
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
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
        throw wrong(name, value, "one of " + accepted);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Media types in lower case, separated by commas. */
    public Set<String> types(String name) {
        Set<String> types = new TreeSet<>();
        for (String type : text(name).map(value -> value.split("[,\\s]+", -1)).orElse(new String[0])) {
            if (!type.matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")) {
                throw wrong(name, type, "media types such as text/calendar, separated by commas");
            }
            types.add(type.toLowerCase(Locale.ROOT));
        }
        return types;
    }

    /** The templates of the directory that the parameter of that name holds, or those of the jar. */
    public Templates templates() {
        Optional<String> directory = text("templates");
        try {
            return directory.map(Path::of).map(Templates::load).orElseGet(Templates::builtIn);
        } catch (BrokenTemplateException | InvalidPathException broken) {
            throw wrong("templates", directory.orElse(""), "a directory of templates: " + broken.getMessage());
        }
    }

    /** Fails on a parameter that was not asked for. */
    public void refuseUnknown() {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name) && !OF_JAMES.contains(name)) {
                String accepted = known.isEmpty() ? "it takes none" : "known are " + String.join(", ", known);
                throw new WrongParameterException(mailet + ": unknown parameter " + name + "; " + accepted);
            }
        }
    }

    /** Fails on a parameter that is set to other than its default and would do nothing. */
    public void refuseUseless(String name, String defaultValue, String whenItIsUsed) {
        if (!text(name).orElse(defaultValue).equals(defaultValue)) {
            throw new WrongParameterException(mailet + ": " + name + " has no effect; it is for " + whenItIsUsed);
        }
    }

    /** What to throw for a value that is not accepted. */
    public WrongParameterException wrong(String name, String value, String accepted) {
        return new WrongParameterException(
                mailet + ": " + name + "=" + value + " is not accepted; set it to " + accepted);
    }
}
