package jp.cryptobin.james.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of 5.6.9 and 5.6.10, over the decoded and unfolded subject. */
final class SubjectRules {
    private final Limits limits;

    SubjectRules(Limits limits) {
        this.limits = limits;
    }

    List<Violation> violations(String subject) {
        List<Violation> violations = new ArrayList<>();
        int length = subject.codePointCount(0, subject.length());
        if (length > limits.subjectLength()) {
            violations.add(Violation.of(Reason.SUBJECT_TOO_LONG, length + " > " + limits.subjectLength()));
        }
        List<String> unusable = subject.codePoints()
                .filter(Character::isSupplementaryCodePoint)
                .distinct()
                .mapToObj(c -> String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(c), c))
                .toList();
        if (!unusable.isEmpty()) {
            violations.add(new Violation(Reason.SUBJECT_CHARACTERS, unusable));
        }
        return violations;
    }
}
