package jp.cryptobin.james.matchers;

import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * Matches mail with at least one part that goes to the vault (manual 4.2.1). Takes no condition.
 *
 * <pre>{@code
 * <mailet match="HasAttachment" class="ToProcessor"><processor>cryptobin</processor></mailet>
 * }</pre>
 */
public class HasAttachment extends InspectingMatcher {
    @Override
    InspectedMail lookAt(Mail mail, MailInspector inspector) throws MessagingException {
        return inspector.verified(mail);
    }

    @Override
    boolean matches(InspectedMail mail) {
        return mail.inspection().hasFiles();
    }
}
