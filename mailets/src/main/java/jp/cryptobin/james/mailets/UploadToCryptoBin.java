package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailDeferral;
import jp.cryptobin.james.deferral.MailLines;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.InspectedMail;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.UploadParameters;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.retry.Waiting;
import jp.cryptobin.james.state.Attachment;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.Deposit;
import jp.cryptobin.james.vault.DepositOutcome;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.LimitedCryptoBin;
import jp.cryptobin.james.vault.NotDone;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.NotDone.Unavailable.Contact;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the files that {@code ExtractAttachments} listed to the vault, in one streamed request, and notes the deposit
 * in the attribute {@code cryptobin.deposit}. A mail without files passes. What the vault refuses goes to the
 * processor for refused mail. Temporary trouble is waited out: the mail is laid aside with growing delay, and
 * is refused with the last reason when the horizon is over. A repeated upload asks for the same deposit with the same
 * password, so a lost answer makes no second one.
 *
 * <p>A vault gets as many calls at a time as {@code vault.calls} allows. A mail beyond them waits for its turn in its
 * thread where threads are free, or its turn comes at once, else in line in the queue {@code cryptobin-waiting}, with the
 * name of a tenant behind it for the tenant's vault; the end of an upload calls back the first.
 *
 * <p>The vault and its login are those that {@code conf/cryptobin.properties} has for the sender's domain. Parameters, all optional:
 * <ul>
 *   <li>{@code refusedProcessor} ({@code cryptobin-refused}): where refused mail goes
 *   <li>{@code retryProcessor} ({@code cryptobin-upload}): where a mail goes on that has waited, the processor of this
 *       mailet
 *   <li>{@code inspectProcessor} ({@code cryptobin}): where a mail begins anew that waited over a start of the server
 *   <li>{@code senderMustBeReachable} (false): whether mail is refused before the upload when its sender must not be
 *       written to by a program; for {@code passwordDelivery=to-sender} of {@code RewriteBody}
 *   <li>{@code firstDelay} (60), {@code longestDelay} (1800): seconds between tries, doubling from one to the other
 *   <li>{@code horizon} (43200): seconds after the first failure when the sender is told; half a day outlasts a night's
 *       maintenance
 *   <li>{@code unknownErrorTries} (3): tries after an error that nobody knows, before the sender is told
 *   <li>{@code jitter} (10): percent by which each delay is made shorter or longer by chance, from 0 to 50; never below
 *       what the vault asks for, never beyond the horizon
 *   <li>{@code deferral} ({@code queue}): where mail waits, {@code queue} or {@code repository}; the latter where the
 *       queue ignores delays, as James's RabbitMQ queue does
 *   <li>{@code deferralRepository} ({@code file://var/mail/cryptobin-deferred/}): the repository, for this server alone
 *   <li>{@code releaseInterval} (30): seconds between two looks for mail that is due
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.UploadToCryptoBin">
 *   <horizon>43200</horizon>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class UploadToCryptoBin extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(UploadToCryptoBin.class);

    private final Gateway gateway;
    private final Repositories repositories;
    private final MailQueueFactory<?> queues;
    private final DoubleSupplier random;
    private final SenderReachability reachability;
    private final DepositWithdrawal withdrawal;
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);
    private final AfterInit<UploadParameters> settings = new AfterInit<>();
    private final AfterInit<Waiting> waiting = new AfterInit<>();
    private final AfterInit<MailLines> lines = new AfterInit<>();

    @Inject
    public UploadToCryptoBin(Gateway gateway, MailRepositoryStore repositories, MailQueueFactory<?> queues) {
        this(
                gateway,
                repositories::select,
                queues,
                () -> ThreadLocalRandom.current().nextDouble(-1, 1));
    }

    /** @param random from -1 to 1, for the jitter */
    UploadToCryptoBin(Gateway gateway, Repositories repositories, MailQueueFactory<?> queues, DoubleSupplier random) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
        this.queues = queues;
        this.random = random;
        this.withdrawal = new DepositWithdrawal(gateway);
        this.reachability = new SenderReachability(gateway.settings().postmaster());
    }

    @Override
    void configure(Parameters parameters) throws MessagingException {
        UploadParameters read = UploadParameters.read(parameters);
        parameters.refuseWrong();
        settings.set(read);
        MailDeferral place = Deferrals.open(
                read.deferral(),
                parameters,
                repositories,
                getMailetContext(),
                read.retryProcessor(),
                gateway.clock(),
                gateway.handOvers());
        waiting.set(Waiting.of(read, place, gateway.clock(), random));
        lines.set(new MailLines(gateway.vaults(), queues, getMailetContext(), gateway.handOvers()));
    }

    @Override
    void start() {
        waiting.get().place().start();
        lines.get().start();
    }

    @Override
    public void destroy() {
        waiting.ifPresent(set -> set.place().stop());
        lines.ifPresent(MailLines::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(
                new ProcessingState(settings.get().refusedProcessor()),
                new ProcessingState(settings.get().retryProcessor()),
                new ProcessingState(settings.get().inspectProcessor()));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        if (drops(mail, gateway.handOvers())) {
            return;
        }
        if (MailInspector.isFromEarlierRun(mail)) {
            mail.setState(settings.get().inspectProcessor());
            return;
        }
        boolean calledBack = MailState.CALLED_BACK.isOn(mail);
        MailState.CALLED_BACK.remove(mail);
        List<Attachment> files = MailState.attachments(mail);
        if (files.isEmpty()) {
            return;
        }
        Optional<String> unreachable =
                settings.get().senderMustBeReachable() ? reachability.unreachable(mail) : Optional.empty();
        if (unreachable.isPresent()) {
            stopBeforeUpload(mail, unreachable.get());
            return;
        }
        InspectedMail inspected = inspector.inspected(mail);
        Deposit deposit = MailDeposit.of(
                mail, inspected.inspection(), files, gateway.settings().secret());
        // A mail that was called back has its turn.
        Optional<Unavailable> notNow =
                calledBack ? Optional.empty() : gateway.vault(deposit.sender()).notNow();
        if (notNow.isPresent()) {
            defer(mail, deposit, notNow.get());
            return;
        }
        boolean goesOn = false;
        try {
            goesOn = !obstacle(mail, inspected, deposit) && upload(mail, inspected, deposit, calledBack);
        } finally {
            if (!goesOn) {
                gateway.rehearsals().forget(mail);
            }
        }
    }

    /** Whether something stands against the deposit; the mail is stopped then. */
    private boolean obstacle(Mail mail, InspectedMail inspected, Deposit deposit)
            throws MessagingException, IOException {
        Optional<String> obstacle = gateway.rehearsals().obstacle(mail, inspected, deposit);
        obstacle.ifPresent(why -> stopBeforeUpload(mail, why));
        return obstacle.isPresent();
    }

    private void stopBeforeUpload(Mail mail, String why) {
        LOGGER.warn("mail {}: refused before the upload, {}", mail.getName(), why);
        stop(mail, Violation.of(Reason.UNEXPECTED_ERROR, why));
    }

    /** @return whether the vault has the files, so that the mail goes on */
    private boolean upload(Mail mail, InspectedMail inspected, Deposit deposit, boolean calledBack)
            throws MessagingException {
        Optional<NotDone> uncancelled = withdrawal.end(mail, gateway.vault(deposit.sender()));
        if (uncancelled.isPresent()) {
            uncancelled
                    .get()
                    .act(
                            refused -> refuse(mail, refused.violation(), refused.detail()),
                            unavailable -> defer(mail, deposit, unavailable));
            return false;
        }
        List<Attachment> files = MailState.attachments(mail);
        MessageFiles contents = new MessageFiles(mail, inspected, files);
        Instant begin = gateway.clock().instant();
        LimitedCryptoBin vault = gateway.vault(deposit.sender());
        DepositOutcome outcome =
                calledBack ? vault.depositCalledBack(deposit, contents) : vault.deposit(deposit, contents);
        return outcome.fold(
                accepted -> {
                    accept(mail, deposit, accepted);
                    gateway.holds().deposited(mail, accepted.receipt().id().value());
                    report(() -> new GatewayEvent.Deposited(
                            MailWords.identity(mail),
                            accepted.receipt().id().value(),
                            accepted.receipt().state(),
                            MailWords.files(files),
                            Duration.between(begin, gateway.clock().instant())));
                    return true;
                },
                refused -> {
                    refuse(mail, refused.violation(), refused.detail());
                    return false;
                },
                unavailable -> {
                    defer(mail, deposit, unavailable);
                    return false;
                });
    }

    private static void accept(Mail mail, Deposit deposit, Accepted accepted) {
        MailState.deposit(mail, MailDeposit.note(deposit, accepted.receipt()));
        LOGGER.info(
                "mail {}: deposit {} of {} files is {}",
                mail.getName(),
                accepted.receipt().id().value(),
                deposit.files().size(),
                accepted.receipt().state());
    }

    private void refuse(Mail mail, Violation violation, String detail) {
        LOGGER.warn(
                "mail {}: the vault refuses it, {}: {}",
                mail.getName(),
                violation.reason().code(),
                detail);
        stop(mail, violation);
    }

    private void stop(Mail mail, Violation violation) {
        MailState.refuse(mail, violation);
        mail.setState(settings.get().refusedProcessor());
        report(() -> new GatewayEvent.Refused(MailWords.identity(mail), List.of(violation.reason())));
    }

    private void defer(Mail mail, Deposit deposit, Unavailable trouble) throws MessagingException {
        Waiting.Outcome outcome = trouble.contact() == Contact.BUSY
                ? waiting.get()
                        .lineUp(
                                mail,
                                trouble,
                                lines.get().of(gateway.vault(deposit.sender())),
                                settings.get().retryProcessor())
                : waiting.get().defer(mail, trouble);
        outcome.act(
                end -> {
                    String detail = trouble.detail() + ", after " + end.tries() + " tries";
                    refuse(mail, Violation.of(end.reason()), detail);
                },
                aside -> report(() -> aside.event(MailWords.identity(mail), trouble.reason())));
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: sends the files of a mail to the vault";
    }
}
