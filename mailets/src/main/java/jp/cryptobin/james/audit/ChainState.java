package jp.cryptobin.james.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a chain has come.
 *
 * @param chain its name, hexadecimal
 * @param sequence number of its last line
 * @param hash of its last line
 */
record ChainState(String chain, long sequence, String hash) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16}) ([0-9]{19}) ([0-9a-f]{64}) ([0-9a-f]{64})\n");

    /** Always of the same length, so that a new one overwrites the whole old one. Bears a check of its own. */
    String text() {
        String fields = "%s %019d %s".formatted(chain, sequence, hash);
        return fields + " " + ChainLink.hash(fields) + "\n";
    }

    /** Empty for what {@link #text()} did not write, or not to its end. */
    static Optional<ChainState> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ChainState state = new ChainState(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3));
        return state.text().equals(text) ? Optional.of(state) : Optional.empty();
    }
}
