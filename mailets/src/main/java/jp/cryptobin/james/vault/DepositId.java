package jp.cryptobin.james.vault;

import java.util.regex.Pattern;

/**
 * The vault's name for a deposit.
 *
 * @param value 16 to 64 letters, digits, hyphens and underscores, so that it needs no quoting in a URL
 */
public record DepositId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** @throws IllegalArgumentException when {@code value} is not in the form above */
    public DepositId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A deposit's id is 16 to 64 letters, digits, '-' and '_'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
