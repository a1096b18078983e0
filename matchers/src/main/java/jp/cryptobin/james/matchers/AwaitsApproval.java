package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mail whose files wait at the vault until an approver has decided (manual 3.1.2), as
 * {@code UploadToCryptoBin} noted it. A mail without a deposit does not match. Takes no condition.
 *
 * <pre>{@code
 * <mailet match="AwaitsApproval" class="jp.cryptobin.james.mailets.FollowApproval"/>
 * }</pre>
 */
public class AwaitsApproval extends GenericMatcher {
    @Override
    public void init() throws MessagingException {
        if (getCondition() != null) {
            throw new MessagingException(getMatcherName() + " takes no condition, but got '" + getCondition() + "'");
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        try {
            boolean awaits = MailState.deposit(mail)
                    .map(deposit -> deposit.state().equals("AWAITING_APPROVAL"))
                    .orElse(false);
            return awaits ? mail.getRecipients() : List.of();
        } catch (IllegalStateException unreadable) {
            throw new MessagingException(unreadable.getMessage(), unreadable);
        }
    }
}
