package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;

/**
 * Tells each recipient of a mail, in a mail of its own, that the files which belong to it will not come: they hold a
 * password for nothing. It stands behind {@code AwaitDecision}, which lets only deposits through that nobody gets. Why
 * the files do not come is between the sender and the approver, and is not told.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (the postmaster): the address that notices come from; answers go to the sender of the files
 *   <li>{@code processor} ({@code relay}): where the notices go; not through the pipeline again
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.NotifyRecipients">
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class NotifyRecipients extends GatewayMailet {
    private final Gateway gateway;
    private final AfterInit<String> processor = new AfterInit<>();
    private final AfterInit<FilesNotices> notices = new AfterInit<>();

    @Inject
    public NotifyRecipients(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        NoticePost post = NoticePost.read(parameters, gateway);
        processor.set(post.processor());
        notices.set(new FilesNotices(gateway, getMailetContext(), post));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(processor.get()));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        DepositNote deposit = MailState.deposit(mail)
                .orElseThrow(() -> new MessagingException("mail " + mail.getName() + " has no deposit to tell of"));
        notices.get().tellRecipients(mail, deposit);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: tells recipients that the files of a mail will not come";
    }
}
