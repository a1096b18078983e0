package jp.cryptobin.james.matchers;

import javax.mail.MessagingException;
import jp.cryptobin.james.policy.Verdict;
import org.apache.mailet.Mail;

/**
 * Matches mail that certainly has nothing for the vault and can be relayed octet by octet (manual 4.2.2). Mail without files but with a defect by which readers may disagree does not match: it is rebuilt. Takes no condition.
 *
 * <pre>{@code
 * <mailet match="HasNoAttachment" class="ToProcessor"><processor>relay</processor></mailet>
 * }</pre>
 */
public class HasNoAttachment extends InspectingMatcher {
    @Override
    InspectedMail lookAt(Mail mail, MailInspector inspector) throws MessagingException {
        InspectedMail found = inspector.inspected(mail);
        return matches(found) ? inspector.verified(mail) : found;
    }

    @Override
    boolean matches(InspectedMail mail) {
        return mail.decision().verdict() == Verdict.RELAY;
    }
}
