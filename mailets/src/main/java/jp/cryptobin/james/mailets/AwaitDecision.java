package jp.cryptobin.james.mailets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailDeferral;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.followup.FollowUp;
import jp.cryptobin.james.followup.Follower;
import jp.cryptobin.james.followup.NextStep;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.ApprovalParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import jp.cryptobin.james.vault.StateOutcome;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the vault about a deposit that waits for approval, with growing intervals until it is settled, for the small
 * mails that {@code FollowApproval} makes. An approved deposit ends such a mail, and one that waits lays it aside. When
 * the recipients will never get the files, the mail goes on with the reason, so that what stands behind this mailet
 * tells whom it concerns. A vault that is away, or does not know the deposit, is asked again; it is no end.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code retryProcessor} ({@code cryptobin-approval}): where a mail starts again, the processor of this mailet
 *   <li>{@code firstInterval} (300), {@code longestInterval} (3600): seconds between two questions, doubling from one to
 *       the other
 *   <li>{@code horizon} (1209600): seconds after the first question when a deposit is given up that the vault cannot
 *       tell about; one that waits is followed to its expiry
 *   <li>{@code deferral} ({@code repository}): where mail waits, {@code repository} or {@code queue}. A repository knows
 *       a follow-up by its deposit, so that a mail that was sent twice has one
 *   <li>{@code deferralRepository} ({@code file://var/mail/cryptobin-approval/}): the repository, for this server alone
 *   <li>{@code releaseInterval} (30): seconds between two looks for mail that is due
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}, of the two notices that the manual does not have:
 *       to the sender when the files expired before anybody approved, to the postmaster at the horizon
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (the postmaster): the address that these notices come from
 *   <li>{@code processor} ({@code relay}): where these notices go; not through the pipeline again
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.AwaitDecision">
 *   <longestInterval>3600</longestInterval>
 *   <onMailetException>cryptobin-approval-error</onMailetException>
 * </mailet>
 * }</pre>
 */
public class AwaitDecision extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(AwaitDecision.class);

    private final Gateway gateway;
    private final Repositories repositories;
    private final AfterInit<ApprovalParameters> settings = new AfterInit<>();
    private final AfterInit<MailDeferral> place = new AfterInit<>();
    private final AfterInit<FollowUpSteps> steps = new AfterInit<>();

    @Inject
    public AwaitDecision(Gateway gateway, MailRepositoryStore repositories) {
        this(gateway, (Repositories) repositories::select);
    }

    AwaitDecision(Gateway gateway, Repositories repositories) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
    }

    @Override
    void configure(Parameters parameters) {
        ApprovalParameters read =
                ApprovalParameters.read(parameters, gateway.settings().postmaster());
        parameters.refuseWrong();
        settings.set(read);
        place.set(Deferrals.open(
                read.deferral(),
                parameters,
                repositories,
                getMailetContext(),
                read.retryProcessor(),
                gateway.clock(),
                gateway.handOvers()));
        FilesNotices notices = new FilesNotices(gateway, getMailetContext(), new NoticePost(read.letters()));
        steps.set(new FollowUpSteps(place.get(), notices));
    }

    @Override
    void start() {
        place.get().start();
    }

    @Override
    public void destroy() {
        place.ifPresent(MailDeferral::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(
                new ProcessingState(settings.get().retryProcessor()),
                new ProcessingState(settings.get().letters().processor()));
    }

    @Override
    void process(Mail mail) throws Exception {
        if (drops(mail, gateway.handOvers())) {
            return;
        }
        DepositNote deposit = MailState.deposit(mail)
                .orElseThrow(() -> new MessagingException("mail " + mail.getName() + " has no deposit to follow"));
        long now = gateway.clock().millis();
        FollowUp soFar = MailState.followUp(mail).map(FollowUps::of).orElseGet(() -> FollowUp.begin(now, now));
        StateOutcome outcome = ask(mail, deposit);
        NextStep step = new Follower(settings.get().pace())
                .next(outcome, soFar, gateway.clock().instant());
        steps.get().take(step, mail, deposit);
        settled(outcome)
                .ifPresent(state ->
                        report(() -> new GatewayEvent.ApprovalSettled(MailWords.identity(mail), deposit.id(), state)));
    }

    private static Optional<DepositState> settled(StateOutcome outcome) {
        Optional<DepositState> state = outcome.fold(
                known -> Optional.of(known.receipt().state()),
                unknown -> Optional.empty(),
                refused -> Optional.empty(),
                unavailable -> Optional.empty());
        return state.filter(known -> known != DepositState.AWAITING_APPROVAL);
    }

    /** Whatever fails in here is trouble of this question, and not the end of the follow-up. */
    private StateOutcome ask(Mail mail, DepositNote deposit) {
        try {
            return gateway.vault(MailInspector.envelope(mail).sender()).state(new DepositId(deposit.id()));
        } catch (RuntimeException failure) {
            LOGGER.error("mail {}: the vault could not be asked about {}", mail.getName(), deposit.id(), failure);
            return new Unavailable(Reason.UNEXPECTED_ERROR, failure.toString());
        }
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: asks the vault about a deposit that waits for approval until it is settled";
    }
}
