package jp.cryptobin.james.policy;

import org.jspecify.annotations.Nullable;

/** How many domains a matcher's condition allows. */
public final class DomainCount {
    private DomainCount() {}

    /**
     * Reads a condition.
     *
     * @param matcher as the configuration calls it
     * @param condition null where there is none
     * @throws IllegalArgumentException if it is no number from 1 to 999; the message names matcher, value and accepted form
     */
    public static int parse(String matcher, @Nullable String condition) {
        String value = condition == null ? "" : condition.strip();
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(
                    matcher + ": '" + value + "' is no number of domains; write one from 1 to 999");
        }
        return Integer.parseInt(value);
    }
}
