package jp.cryptobin.james.matchers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Matches mail whose files wait at the vault until an approver has decided (manual 3.1.2), as
 * {@code UploadToCryptoBin} noted it. A mail without a deposit does not match. Takes no condition.
 *
 * <pre>{@code
 * <mailet match="AwaitsApproval" class="jp.cryptobin.james.mailets.FollowApproval"/>
 * }</pre>
 */
public class AwaitsApproval extends GenericMatcher {
    /** What is kept of the deposit that was made of a mail's files, as JSON text with a {@code state} among others. */
    public static final AttributeName DEPOSIT = AttributeName.of("cryptobin.deposit");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void init() throws MessagingException {
        if (getCondition() != null) {
            throw new MessagingException(getMatcherName() + " takes no condition, but got '" + getCondition() + "'");
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        Optional<String> deposit = AttributeUtils.getValueAndCastFromMail(mail, DEPOSIT, String.class);
        return deposit.isPresent() && state(mail, deposit.get()).equals("AWAITING_APPROVAL")
                ? mail.getRecipients()
                : List.of();
    }

    private static String state(Mail mail, String deposit) throws MessagingException {
        try {
            return JSON.readTree(deposit).required("state").asString();
        } catch (JacksonException | IllegalArgumentException notOurs) {
            throw new MessagingException(
                    "mail " + mail.getName() + ": attribute " + DEPOSIT.asString()
                            + " is not as this version writes it",
                    notOurs);
        }
    }
}
