package jp.cryptobin.james.matchers;

import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.ReasonNames;

/**
 * Matches mail that is over a limit of the vault (manual 5.6.1 to 5.6.10, 5.6.26): number and names of files, number
 * and form of recipients, length and characters of the subject, form of the sender. Only mail with a file can be over
 * a limit. The condition lists reasons by number or word, separated by commas; without a condition all count.
 *
 * <pre>{@code
 * <mailet match="ExceedsLimits" class="ToProcessor"><processor>cryptobin-refused</processor></mailet>
 * <mailet match="ExceedsLimits=E02, too-many-recipients" class="ToProcessor"><processor>bulk</processor></mailet>
 * }</pre>
 */
public class ExceedsLimits extends InspectingMatcher {
    private final AfterInit<Set<Reason>> reasons = new AfterInit<>();

    @Override
    public void init() throws MessagingException {
        reasons.set(reasons(ReasonNames.LIMITS));
    }

    @Override
    boolean matches(InspectedMail mail) {
        return mail.decision().violations().stream()
                .anyMatch(violation -> reasons.get().contains(violation.reason()));
    }
}
