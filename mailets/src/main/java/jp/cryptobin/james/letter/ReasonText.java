package jp.cryptobin.james.letter;

import java.util.List;

/**
 * What people read about a {@link jp.cryptobin.james.policy.Reason}.
 *
 * @param message one line, word for word the manual's in Japanese
 * @param remedy what to do about it, one element per line
 */
public record ReasonText(String message, List<String> remedy) {
    public ReasonText {
        remedy = List.copyOf(remedy);
    }
}
