package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.letter.DepositReceipt;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NoticeId;
import jp.cryptobin.james.vault.Receipt;
import jp.cryptobin.james.vault.StateOutcome;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the sender a receipt for the files that the vault has taken: names and sizes, recipients, time of the deposit,
 * expiry, state, and the link by which it can be cancelled, also by a sender without an account. Never the password. Who
 * must not be written to by a program (RFC 3834) gets none. The link is asked of the vault and kept on no mail; if the
 * vault does not answer, the receipt goes without it. A mail never fails for its receipt.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (the postmaster): the address that receipts come from
 *   <li>{@code processor} ({@code relay}): where receipts go; not through the pipeline again
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.SendReceipt">
 *   <language>both</language>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class SendReceipt extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(SendReceipt.class);

    private final Gateway gateway;
    private final AfterInit<NoticePost> post = new AfterInit<>();

    @Inject
    public SendReceipt(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        post.set(NoticePost.read(parameters, gateway));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(post.get().processor()));
    }

    @Override
    void process(Mail mail) {
        Optional<DepositNote> deposit = MailState.deposit(mail);
        if (deposit.isEmpty()) {
            return;
        }
        try {
            OriginalHeaders header = NoticePost.header(mail);
            SenderNoticePolicy policy = new SenderNoticePolicy(post.get().from());
            NoticeAddressee addressee =
                    policy.addressee(MailInspector.envelope(mail).sender(), header);
            Optional<Mailbox> sender = addressee.fold(to -> Optional.of(to.sender()), instead -> Optional.empty());
            if (sender.isPresent()) {
                send(mail, deposit.get(), sender.get(), header);
            } else {
                LOGGER.info("mail {}: no receipt, {}", mail.getName(), addressee);
            }
        } catch (MessagingException | IOException | RuntimeException failure) {
            // The files are at the vault and the mail is ready: it goes on without a receipt.
            LOGGER.error(
                    "mail {}: no receipt for deposit {}",
                    mail.getName(),
                    deposit.get().id(),
                    failure);
        }
    }

    private void send(Mail mail, DepositNote deposit, Mailbox sender, OriginalHeaders header)
            throws MessagingException {
        Envelope envelope = MailInspector.envelope(mail);
        Optional<Receipt> known = ask(mail, deposit, envelope.sender());
        String address = sender.address();
        DepositReceipt receipt = new DepositReceipt(
                sender,
                Instant.ofEpochMilli(deposit.depositedAt()),
                known.map(Receipt::expiresAt),
                gateway.settings().zone(),
                NoticePost.subject(mail),
                DepositState.valueOf(deposit.state()) == DepositState.AWAITING_APPROVAL,
                MailState.attachments(mail).stream()
                        .map(file -> new DepositReceipt.StoredFile(file.name(), file.size()))
                        .toList(),
                envelope.recipients(),
                known.map(Receipt::manageUrl),
                NoticeId.of(gateway.settings().secret(), "receipt 1", deposit.key(), address),
                header);
        byte[] message = post.get().writer(gateway.clock()).write(receipt);
        post.get()
                .send(
                        "receipt of " + deposit.key(),
                        message,
                        new MailAddress(address),
                        getMailetContext(),
                        gateway.handOvers());
        LOGGER.info("mail {}: {} has a receipt for deposit {}", mail.getName(), address, deposit.id());
    }

    private Optional<Receipt> ask(Mail mail, DepositNote deposit, String sender) {
        StateOutcome outcome = gateway.vault(sender).state(new DepositId(deposit.id()));
        Optional<Receipt> receipt = outcome.fold(
                known -> Optional.of(known.receipt()),
                unknown -> Optional.empty(),
                refused -> Optional.empty(),
                unavailable -> Optional.empty());
        if (receipt.isEmpty()) {
            LOGGER.warn("mail {}: receipt without link, the vault says {}", mail.getName(), outcome);
        }
        return receipt;
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: sends the sender a receipt for files at the vault";
    }
}
