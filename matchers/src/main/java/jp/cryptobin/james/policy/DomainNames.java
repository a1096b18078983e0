package jp.cryptobin.james.policy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Domains that a matcher's condition names, separated by commas. */
public final class DomainNames {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    private DomainNames() {}

    /**
     * Reads a condition.
     *
     * @param matcher as the configuration calls it
     * @param condition null where there is none
     * @return the names in lower case; none without a condition
     * @throws IllegalArgumentException if it holds something else; the message names matcher, value and accepted form
     */
    public static Set<String> parse(String matcher, @Nullable String condition) {
        if (condition == null) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        for (String part : condition.split(",", -1)) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(matcher + ": '" + part.strip()
                        + "' is no domain; write names such as example.com, separated by commas, or no condition");
            }
            names.add(name);
        }
        return names;
    }
}
