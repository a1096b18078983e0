package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailDeferral;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.followup.FollowUp;
import jp.cryptobin.james.followup.Pace;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.CancelParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels a deposit whose mail failed, for the small mails that {@code NotifySender} makes when the vault could not be
 * reached: asks again with growing intervals until nobody can get the files any more. A deposit that the vault does not
 * cancel until the horizon fails here, so that {@code onMailetException} keeps the small mail for the administrator.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code retryProcessor} ({@code cryptobin-cancel}): where a mail starts again, the processor of this mailet
 *   <li>{@code firstInterval} (60), {@code longestInterval} (3600): seconds between two tries, doubling from one to the
 *       other
 *   <li>{@code horizon} (1209600): seconds after the failure when it is given up; longer than a vault keeps files
 *   <li>{@code deferral} ({@code repository}): where mail waits, {@code repository} or {@code queue}
 *   <li>{@code deferralRepository} ({@code file://var/mail/cryptobin-cancel/}): the repository, for this server alone
 *   <li>{@code releaseInterval} (30): seconds between two looks for mail that is due
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.AwaitCancel">
 *   <onMailetException>cryptobin-approval-error</onMailetException>
 * </mailet>
 * }</pre>
 */
public class AwaitCancel extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(AwaitCancel.class);

    private final Gateway gateway;
    private final Repositories repositories;
    private final DepositWithdrawal withdrawal;
    private final AfterInit<CancelParameters> settings = new AfterInit<>();
    private final AfterInit<MailDeferral> place = new AfterInit<>();

    @Inject
    public AwaitCancel(Gateway gateway, MailRepositoryStore repositories) {
        this(gateway, (Repositories) repositories::select);
    }

    AwaitCancel(Gateway gateway, Repositories repositories) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
        this.withdrawal = new DepositWithdrawal(gateway);
    }

    @Override
    void configure(Parameters parameters) {
        CancelParameters read = CancelParameters.read(parameters);
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
        return List.of(new ProcessingState(settings.get().retryProcessor()));
    }

    @Override
    void process(Mail mail) throws MessagingException {
        if (drops(mail, gateway.handOvers())) {
            return;
        }
        DepositNote deposit = MailState.deposit(mail)
                .orElseThrow(() -> new MessagingException("mail " + mail.getName() + " has no deposit to cancel"));
        if (withdrawal.cancelled(mail, deposit)) {
            report(() -> new GatewayEvent.Withdrawn(MailWords.identity(mail), deposit.id(), true));
        } else {
            tryLater(mail, deposit);
        }
        mail.setState(Mail.GHOST);
    }

    private void tryLater(Mail mail, DepositNote deposit) throws MessagingException {
        Pace pace = settings.get().pace();
        long now = gateway.clock().millis();
        FollowUp soFar = MailState.followUp(mail)
                .map(FollowUps::of)
                .orElseGet(() -> FollowUp.begin(now, now))
                .askedAgain("");
        if (now >= soFar.begun() + pace.horizon().toMillis()) {
            throw new MessagingException("mail " + mail.getName() + ": deposit " + deposit.id()
                    + " of a mail that was never sent could not be cancelled");
        }
        Duration interval = pace.interval(soFar.asked());
        MailState.followUp(mail, FollowUps.note(soFar));
        LOGGER.info(
                "mail {}: deposit {} is to be cancelled; next in {} s",
                mail.getName(),
                deposit.id(),
                interval.toSeconds());
        place.get().defer(mail, interval);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: cancels the deposit of a mail that failed, as soon as the vault is there";
    }
}
