package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.extension.Rehearsal;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.letter.PasswordNotice;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.RewriteParameters;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.rebuild.Draft;
import jp.cryptobin.james.rebuild.Notices;
import jp.cryptobin.james.rebuild.RebuildOutcome;
import jp.cryptobin.james.rebuild.SafeRebuilder;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.FilePassword;
import jp.cryptobin.james.vault.IdempotencyKey;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Swaps the message for one without the files and with the password notice (manual 3.2, 4.2.3), after the vault has
 * taken the files. A mail without files whose structure is ambiguous is rebuilt without a notice. The new message is
 * read back before it takes the place of the old one: if a file or anything ambiguous is left, the mail is refused.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code position} (bottom): {@code top} or {@code bottom}, where a body shows the notice
 *   <li>{@code placeOfRemovedPicture} (alt): {@code alt}, {@code name} or {@code nothing}, what shows in the place of a
 *       picture that went to the vault
 *   <li>{@code language} (ja): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code passwordDelivery} (in-body): how the recipients come to know the password.
 *       <ul>
 *         <li>{@code in-body}: it stands in the notice, as the manual has it
 *         <li>{@code separate-mail}: the notice says that it follows, and each recipient gets a mail of its own with it.
 *             That mail has the sender's reverse-path, so that bounces reach the sender
 *         <li>{@code to-sender}: the notice says that the sender tells it, and only the sender gets a mail with it. A
 *             mail whose sender must not be written to by a program (RFC 3834: the null sender, automatic mail, lists,
 *             roles) fails, since nobody could tell the password; {@code onMailetException} then refuses it with E27
 *       </ul>
 *   <li>{@code passwordDelay} (300): seconds that the password mail waits, with {@code separate-mail} only. It waits in
 *       James's queue, and survives a restart where the queue does; the queue on RabbitMQ knows no delays and sends it
 *       at once
 *   <li>{@code passwordProcessor} ({@code relay}): where password mails go; not through the pipeline again
 *   <li>{@code passwordFrom} (the postmaster): the address that password mails come from
 * </ul>
 *
 * <p>Password mails are sent after the message was swapped, so a mail that fails before that sends none. If the server
 * stops before James has noted that the mail went on, the queue delivers the mail again and the password mails are sent
 * again; their Message-IDs follow from the deposit and the address, so receivers can drop the second.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.RewriteBody">
 *   <position>bottom</position>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class RewriteBody extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(RewriteBody.class);

    private final Gateway gateway;
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);
    private final AfterInit<SafeRebuilder> rebuilder = new AfterInit<>();
    private final AfterInit<PasswordDispatch> password = new AfterInit<>();
    private final RehearsedMessages rehearsed = new RehearsedMessages();
    /** Whether the vault held the last deposit until somebody approves it. */
    private volatile boolean awaitedApproval;

    @Inject
    public RewriteBody(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        RewriteParameters read =
                RewriteParameters.read(parameters, gateway.settings().postmaster());
        rebuilder.set(new SafeRebuilder(read.rebuild()));
        password.set(new PasswordDispatch(gateway, read.password(), read.templates(), read.languages()));
    }

    @Override
    void start() {
        gateway.rehearsals().add(new Attempt());
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return password.get().requiredProcessingState();
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        InspectedMail inspected = inspector.verified(mail);
        Verdict verdict = inspected.decision().verdict();
        Optional<DepositNote> deposit = MailState.deposit(mail);
        if (verdict == Verdict.REFUSE || (verdict == Verdict.TRANSFER && deposit.isEmpty())) {
            throw new MessagingException("mail " + mail.getName() + " must not go on: its verdict is " + verdict.code()
                    + (deposit.isEmpty() ? ", and it has no deposit" : ""));
        }
        if (verdict == Verdict.RELAY) {
            return;
        }
        if (verdict == Verdict.TRANSFER) {
            refuseOtherFiles(mail, inspected.inspection());
            withNotice(mail, inspected, deposit.orElseThrow());
        } else {
            swap(mail, inspected, Notices.NONE);
            LOGGER.info("mail {}: rebuilt without notice", mail.getName());
            report(() -> new GatewayEvent.Rewritten(MailWords.identity(mail), "", 0));
        }
    }

    /** A message that was changed after the upload may hold files that the vault does not have. */
    private static void refuseOtherFiles(Mail mail, Inspection inspection) throws MessagingException {
        List<Attachment> files = inspection.files().stream().map(Attachment::of).toList();
        if (!files.equals(MailState.attachments(mail))) {
            throw new MessagingException(
                    "mail " + mail.getName() + " must not go on: its files are not those of its deposit");
        }
    }

    private void withNotice(Mail mail, InspectedMail inspected, DepositNote deposit)
            throws MessagingException, IOException {
        PasswordNotice notice = notice(deposit, mail, inspected.inspection());
        awaitedApproval = notice.awaitingApproval();
        List<PasswordLetter> letters = password.get().letters(mail, deposit.key(), notice);
        swap(mail, inspected, password.get().block(notice));
        password.get().send(deposit.key(), letters, getMailetContext());
        LOGGER.info(
                "mail {}: deposit {}: rebuilt with the notice, and {} password mails sent",
                mail.getName(),
                deposit.id(),
                letters.size());
        report(() -> new GatewayEvent.Rewritten(MailWords.identity(mail), deposit.id(), letters.size()));
    }

    private PasswordNotice notice(DepositNote deposit, Mail mail, Inspection inspection) {
        FilePassword derived = FilePassword.derive(gateway.settings().secret(), new IdempotencyKey(deposit.key()));
        return new PasswordNotice(
                derived.reveal(),
                MailInspector.envelope(mail).sender(),
                Instant.ofEpochMilli(deposit.depositedAt()),
                gateway.settings().zone(),
                inspection.subject(),
                DepositState.valueOf(deposit.state()) == DepositState.AWAITING_APPROVAL);
    }

    private void swap(Mail mail, InspectedMail inspected, Notices texts) throws MessagingException, IOException {
        try (RebuiltMessage rebuilt = rebuilt(mail, inspected, texts)) {
            MailState.forgetInspection(mail);
            rebuilt.putInto(mail);
            inspector.store(mail, inspected.settings(), rebuilt.read());
        }
    }

    private RebuiltMessage rebuilt(Mail mail, InspectedMail inspected, Notices texts)
            throws MessagingException, IOException {
        Optional<RebuiltMessage> before = rehearsed.take(mail, inspected, texts);
        if (before.isPresent()) {
            return before.get();
        }
        return RebuiltMessage.of(mail, draft -> rebuild(mail, inspected, texts, draft));
    }

    private RebuildOutcome rebuild(Mail mail, InspectedMail inspected, Notices texts, Draft draft) throws IOException {
        return rebuilder
                .get()
                .rebuild(
                        inspected.withoutFiles(mail),
                        inspected.settings(),
                        MailInspector.envelope(mail).hasNullSender(),
                        inspected.inspection(),
                        texts,
                        draft);
    }

    /** Does what {@link #process} would do, with the notice as it will be if the vault answers as it did last. */
    private final class Attempt implements Rehearsal {
        @Override
        public Optional<String> obstacle(Mail mail, InspectedMail inspected, Deposit deposit)
                throws MessagingException, IOException {
            Optional<String> unreachable = password.get().obstacle(mail);
            if (unreachable.isPresent()) {
                return unreachable;
            }
            Notices notices = password.get()
                    .block(new PasswordNotice(
                            deposit.password().reveal(),
                            deposit.sender(),
                            gateway.clock().instant(),
                            gateway.settings().zone(),
                            inspected.inspection().subject(),
                            awaitedApproval));
            try {
                rehearsed.keep(
                        mail,
                        inspected,
                        notices,
                        RebuiltMessage.of(mail, draft -> rebuild(mail, inspected, notices, draft)));
                return Optional.empty();
            } catch (NotRebuiltException why) {
                return Optional.of(why.why());
            }
        }

        @Override
        public void forget(Mail mail) {
            rehearsed.forget(mail);
        }
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: swaps the message for one without files and with the password notice";
    }
}
