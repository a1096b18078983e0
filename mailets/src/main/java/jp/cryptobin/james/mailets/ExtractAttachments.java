package jp.cryptobin.james.mailets;

import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;

/**
 * Lists the files of a mail that go to the vault, with name, type, size and SHA-256, in the attribute
 * {@code cryptobin.attachments}. The files stay in the message, which the queue keeps, until the vault has taken them.
 * A mail with a violation is refused here too, so that a pipeline without {@code HasViolation} lets nothing through.
 * Takes no parameters.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.ExtractAttachments">
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class ExtractAttachments extends GatewayMailet {
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);

    @Inject
    public ExtractAttachments(Gateway gateway) {
        super(gateway.events());
    }

    /** Nobody looks on. */
    ExtractAttachments() {}

    @Override
    void configure(Parameters parameters) {}

    @Override
    void process(Mail mail) throws MessagingException {
        InspectedMail inspected = inspector.inspected(mail);
        if (inspected.decision().verdict() == Verdict.REFUSE) {
            throw new MessagingException("mail " + mail.getName() + " breaks rules: "
                    + inspected.decision().violations());
        }
        List<Attachment> files =
                inspected.inspection().files().stream().map(Attachment::of).toList();
        MailState.attachments(mail, files);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: lists the files of a mail that go to the vault";
    }
}
