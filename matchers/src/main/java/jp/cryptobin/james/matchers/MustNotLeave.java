package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.policy.DomainNames;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * The last guard, in front of everything that brings mail out: matches a message that holds a file or is ambiguous,
 * whatever way it came. What the gateway wrote itself passes ({@link IsOwnMail}); so does a message in whose every octet
 * an inspection found nothing. A message without a result that fits it is inspected here, by the settings of its earlier
 * result or by the manual's defaults.
 *
 * <p>The condition may list domains, separated by commas, whose people may be sent files directly although their
 * mailboxes are on other servers: their addresses never match, and James then splits a mail that has others too.
 *
 * <pre>{@code
 * <mailet match="jp.cryptobin.james.matchers.MustNotLeave" class="ToProcessor">
 *   <processor>cryptobin-stopped</processor>
 *   <onMatchException>cryptobin-stopped</onMatchException>
 * </mailet>
 * <mailet match="jp.cryptobin.james.matchers.MustNotLeave=example.com, example.jp" class="ToProcessor">
 *   <processor>cryptobin-stopped</processor>
 *   <onMatchException>cryptobin-stopped</onMatchException>
 * </mailet>
 * }</pre>
 */
public class MustNotLeave extends GenericMatcher {
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);
    private final AfterInit<Set<String>> inside = new AfterInit<>();

    @Override
    public void init() throws MessagingException {
        try {
            inside.set(DomainNames.parse(getMatcherName(), getCondition()));
        } catch (IllegalArgumentException wrong) {
            throw new MessagingException(wrong.getMessage(), wrong);
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        Collection<MailAddress> outside = outside(mail);
        try {
            return outside.isEmpty() || mayLeave(mail) ? List.of() : outside;
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            // An Error that escapes would end a spooler thread of James for good.
            throw new MessagingException("the message of mail " + mail.getName() + " exhausts the server: " + tooMuch);
        }
    }

    /** All recipients as James has them if none is inside, so that it does not split the mail. */
    private Collection<MailAddress> outside(Mail mail) {
        return inside.get().isEmpty()
                ? mail.getRecipients()
                : mail.getRecipients().stream()
                        .filter(recipient ->
                                !inside.get().contains(recipient.getDomain().asString()))
                        .toList();
    }

    private boolean mayLeave(Mail mail) throws MessagingException {
        return OwnMail.isMarked(mail) || inspector.verified(mail).decision().verdict() == Verdict.RELAY;
    }
}
