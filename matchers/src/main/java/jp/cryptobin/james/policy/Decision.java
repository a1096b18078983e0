package jp.cryptobin.james.policy;

import java.util.List;

/**
 * What becomes of a mail, and every rule it breaks.
 *
 * @param violations empty unless the verdict is {@link Verdict#REFUSE}
 */
public record Decision(Verdict verdict, List<Violation> violations) {
    public Decision {
        violations = List.copyOf(violations);
    }
}
