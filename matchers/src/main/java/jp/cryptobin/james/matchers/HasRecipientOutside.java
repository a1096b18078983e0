package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.policy.DomainNames;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mail with at least one recipient outside of the domains that the condition lists, separated by commas; without a
 * condition, outside of the server's own. The whole mail or nothing.
 *
 * <pre>{@code
 * <mailet match="HasRecipientOutside=example.com, example.jp" class="jp.cryptobin.james.mailets.HoldMail"/>
 * }</pre>
 */
public class HasRecipientOutside extends GenericMatcher {
    private Set<String> inside = Set.of();

    @Override
    public void init() throws MessagingException {
        try {
            inside = DomainNames.parse(getMatcherName(), getCondition());
        } catch (IllegalArgumentException wrong) {
            throw new MessagingException(wrong.getMessage(), wrong);
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return mail.getRecipients().stream().anyMatch(recipient -> isOutside(recipient.getDomain()))
                ? mail.getRecipients()
                : List.of();
    }

    private boolean isOutside(Domain domain) {
        return inside.isEmpty() ? !getMailetContext().isLocalServer(domain) : !inside.contains(domain.asString());
    }
}
