package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.DomainCount;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mail whose recipients are in more domains than the condition says, from 1 to 999. The whole mail or nothing.
 *
 * <pre>{@code
 * <mailet match="HasRecipientDomainsOver=2" class="jp.cryptobin.james.mailets.HoldMail"/>
 * }</pre>
 */
public class HasRecipientDomainsOver extends GenericMatcher {
    private int most;

    @Override
    public void init() throws MessagingException {
        try {
            most = DomainCount.parse(getMatcherName(), getCondition());
        } catch (IllegalArgumentException wrong) {
            throw new MessagingException(wrong.getMessage(), wrong);
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        long domains = mail.getRecipients().stream()
                .map(MailAddress::getDomain)
                .distinct()
                .count();
        return domains > most ? mail.getRecipients() : List.of();
    }
}
