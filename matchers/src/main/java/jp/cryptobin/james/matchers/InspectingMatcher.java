package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.ReasonNames;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * A matcher for whole mails: all recipients or none. It asks what {@code ValidateMessage} found; in a pipeline without
 * that mailet it inspects the message itself, by the manual's defaults.
 */
abstract class InspectingMatcher extends GenericMatcher {
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);

    /** Whether the mail is one that this matcher looks for. */
    abstract boolean matches(InspectedMail mail);

    /** The reasons that the condition names. */
    Set<Reason> reasons(Set<Reason> allowed) throws MessagingException {
        try {
            return ReasonNames.parse(getMatcherName(), getCondition(), allowed);
        } catch (IllegalArgumentException wrong) {
            throw new MessagingException(wrong.getMessage(), wrong);
        }
    }

    /** For a matcher that may let a mail go on: {@code verified}. */
    InspectedMail lookAt(Mail mail, MailInspector inspector) throws MessagingException {
        return inspector.inspected(mail);
    }

    @Override
    public void init() throws MessagingException {
        reasons(Set.of());
    }

    @Override
    public final Collection<MailAddress> match(Mail mail) throws MessagingException {
        try {
            return matches(lookAt(mail, inspector)) ? mail.getRecipients() : List.of();
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            // An Error that escapes would end a spooler thread of James for good.
            throw new MessagingException("the message of mail " + mail.getName() + " exhausts the server: " + tooMuch);
        }
    }
}
