package jp.cryptobin.james.policy;

import java.util.List;

/**
 * A rule that a mail breaks, or an answer of the vault that stops it.
 *
 * @param reason which of the manual's messages applies
 * @param concerned what it is about, in the order of the mail: file names, addresses, the subject, a part's path and
 *     defect. Text from the mail, not yet made safe for any output; may be empty.
 */
public record Violation(Reason reason, List<String> concerned) {
    public Violation {
        concerned = List.copyOf(concerned);
    }

    public static Violation of(Reason reason, String... concerned) {
        return new Violation(reason, List.of(concerned));
    }
}
