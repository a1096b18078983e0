package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches what the gateway wrote itself, octet by octet: its notices and password mails, and bounces that
 * {@code PrepareBounce} announced and {@code RecogniseBounce} marked. Mail that only looks like a bounce does not match.
 * Takes no condition.
 *
 * <pre>{@code
 * <mailet match="jp.cryptobin.james.matchers.IsOwnMail" class="ToProcessor"><processor>relay</processor></mailet>
 * }</pre>
 */
public class IsOwnMail extends GenericMatcher {
    @Override
    public void init() throws MessagingException {
        if (getCondition() != null) {
            throw new MessagingException(getMatcherName() + " takes no condition, but got '" + getCondition() + "'");
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        return OwnMail.isMarked(mail) ? mail.getRecipients() : List.of();
    }
}
