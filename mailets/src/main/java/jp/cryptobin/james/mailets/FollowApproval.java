package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.FollowParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositState;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a deposit that waits for approval followed to its end, while the mail itself goes on at once (manual 3.1.2). It
 * sends a second, small mail to the processor in which {@code AwaitDecision} asks the vault: the header of the mail, its
 * envelope and the note of the deposit; no file, no body, no password. The name of that mail follows from the deposit,
 * so a mail that comes twice is followed once. A mail whose files wait for nobody passes.
 *
 * <p>Parameter, optional:
 * <ul>
 *   <li>{@code processor} ({@code cryptobin-approval}): where the small mail goes
 * </ul>
 *
 * <pre>{@code
 * <mailet match="jp.cryptobin.james.matchers.AwaitsApproval" class="jp.cryptobin.james.mailets.FollowApproval">
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class FollowApproval extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(FollowApproval.class);

    private final Gateway gateway;
    private final AfterInit<String> processor = new AfterInit<>();

    @Inject
    public FollowApproval(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        processor.set(FollowParameters.read(parameters).processor());
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(processor.get()));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        Optional<DepositNote> deposit = MailState.deposit(mail);
        if (deposit.isEmpty() || DepositState.valueOf(deposit.get().state()) != DepositState.AWAITING_APPROVAL) {
            return;
        }
        FollowUpMail.send(
                mail,
                deposit.get(),
                "approval",
                getMailetContext(),
                processor.get(),
                gateway.clock().millis(),
                gateway.handOvers());
        LOGGER.info(
                "mail {}: deposit {} waits for approval and is followed",
                mail.getName(),
                deposit.get().id());
        report(() -> new GatewayEvent.ApprovalFollowed(
                MailWords.identity(mail), deposit.get().id()));
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: has a deposit that waits for approval followed";
    }
}
