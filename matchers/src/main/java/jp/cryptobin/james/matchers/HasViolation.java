package jp.cryptobin.james.matchers;

import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.ReasonNames;
import jp.cryptobin.james.policy.Verdict;

/**
 * Matches mail that breaks a rule of the manual, or one of the named rules. The condition lists reasons by number or
 * word, separated by commas; without a condition every mail matches that must be stopped for any reason.
 *
 * <pre>{@code
 * <mailet match="HasViolation" class="ToProcessor"><processor>cryptobin-refused</processor></mailet>
 * <mailet match="HasViolation=E22, encrypted" class="ToProcessor"><processor>quarantine</processor></mailet>
 * }</pre>
 */
public class HasViolation extends InspectingMatcher {
    private final AfterInit<Set<Reason>> reasons = new AfterInit<>();

    @Override
    public void init() throws MessagingException {
        reasons.set(reasons(ReasonNames.ALL));
    }

    @Override
    boolean matches(InspectedMail mail) {
        boolean named = mail.decision().violations().stream()
                .anyMatch(violation -> reasons.get().contains(violation.reason()));
        boolean anyReason = reasons.get().size() == Reason.values().length;
        return named || (anyReason && mail.decision().verdict() == Verdict.REFUSE);
    }
}
