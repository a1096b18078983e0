package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailKeeper;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.letter.Audience;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.ReasonTexts;
import jp.cryptobin.james.letter.SenderNotice;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.letter.SenderNoticeWriter;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.NotificationParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.state.Withdrawal;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;
import jp.cryptobin.james.vault.NoticeId;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender of a stopped mail every rule that it breaks, or the vault's answer, in the words of the manual (4.1,
 * 5.6), with what each concerns and how to repair it. The notice returns the header of the mail, never its body or
 * files. Who must not be written to by a program (RFC 3834: the null sender, automatic mail, lists, roles) is not; the
 * postmaster is told instead. What only an administrator can repair goes to the postmaster too. A mail is told of once;
 * if the server stops before James has noted that, the notice that is written again has the same Message-ID.
 *
 * <p>The deposit of a mail that failed behind it is cancelled first, and the notice says what became of the files. A copy
 * of the mail is kept for some days, since a notice can be lost on its way; web administration shows it and sends it on.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (MAILER-DAEMON at the postmaster's domain): the address that notices come from
 *   <li>{@code processor} ({@code relay}): where the notice goes; not through the pipeline again
 *   <li>{@code keepRefused} (7): days, 0 to 365, for which a copy of the refused mail is kept; 0 for not at all
 *   <li>{@code refusedRepository} ({@code file://var/mail/cryptobin-refused/}): where it is kept
 *   <li>{@code releaseProcessor} ({@code cryptobin}): where an administrator sends it who names no processor
 *   <li>{@code cancelProcessor} ({@code cryptobin-cancel}): where the small mail goes that cancels the deposit of a mail
 *       which failed behind it, when the vault cannot be reached
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.NotifySender">
 *   <language>both</language>
 *   <onMailetException>error</onMailetException>
 * </mailet>
 * }</pre>
 */
public class NotifySender extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(NotifySender.class);

    private final Gateway gateway;
    private final Repositories repositories;
    private final DepositWithdrawal withdrawal;
    private final Mailbox postmaster;
    private final AfterInit<NotificationParameters> settings = new AfterInit<>();
    private final AfterInit<SenderNoticeWriter> writer = new AfterInit<>();
    /** Nothing where refused mail is not kept. */
    private final AfterInit<MailKeeper> keeper = new AfterInit<>();

    @Inject
    public NotifySender(Gateway gateway, MailRepositoryStore repositories) {
        this(gateway, (Repositories) repositories::select);
    }

    NotifySender(Gateway gateway, Repositories repositories) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
        this.withdrawal = new DepositWithdrawal(gateway);
        this.postmaster = new Mailbox(gateway.settings().postmaster(), "");
    }

    private SenderNoticeWriter writer(Templates templates, Mailbox from, Languages languages) {
        return new SenderNoticeWriter(
                templates,
                ReasonTexts.load(),
                new SenderNoticeWriter.Settings(
                        from, languages, gateway.settings().zone()),
                gateway.clock(),
                new SecureRandom());
    }

    @Override
    void configure(Parameters parameters) {
        NotificationParameters read =
                NotificationParameters.read(parameters, gateway.settings().postmaster());
        parameters.refuseWrong();
        settings.set(read);
        if (!read.keepRefused().isZero()) {
            keeper.set(Deferrals.keeper(
                    read.refusedRepository(),
                    read.keepRefused(),
                    NotificationParameters.REPOSITORY,
                    parameters,
                    repositories,
                    gateway.clock()));
        }
        writer.set(writer(read.templates(), read.from(), read.languages()));
    }

    @Override
    void start() {
        keeper.ifPresent(MailKeeper::start);
    }

    @Override
    public void destroy() {
        keeper.ifPresent(MailKeeper::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(
                new ProcessingState(settings.get().processor()),
                new ProcessingState(settings.get().cancelProcessor()));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        if (MailState.NOTIFIED.isOn(mail)) {
            return;
        }
        boolean told = MailState.withdrawal(mail).isPresent();
        Optional<Withdrawal> files =
                withdrawal.withdraw(mail, getMailetContext(), settings.get().cancelProcessor());
        if (files.isPresent() && !told) {
            report(() -> withdrawn(mail, files.get()));
        }
        keeper.ifPresent(set -> keep(mail, set));
        StoppedMail stopped = StoppedMail.read(mail);
        NoticeAddressee addressee = new SenderNoticePolicy(settings.get().from())
                .addressee(stopped.envelope().sender(), stopped.header());
        Mailbox to = addressee.fold(NoticeAddressee.ToSender::sender, instead -> postmaster);
        send(stopped, addressee, to);
        // Before the copy below, which may fail: the sender is told once.
        MailState.NOTIFIED.set(mail);
        boolean senderIsTold = addressee.fold(sender -> true, instead -> false);
        if (stopped.concernsAdministrator() && senderIsTold) {
            send(stopped, new Audience.Administrator(), postmaster);
        }
    }

    /**
     * Before anybody is told, for the notice may be lost. A mail that cannot be kept is told of all the same: that is
     * what its sender needs most then. The small mail that follows a deposit is not kept: the mail itself has left.
     */
    private void keep(Mail mail, MailKeeper keeper) {
        if (MailState.followUp(mail).isPresent()) {
            return;
        }
        // Who sends the copy on begins anew, with all the time that a mail has.
        MailState.forgetTries(mail);
        try {
            keeper.keep(mail, settings.get().releaseProcessor());
        } catch (MessagingException | RuntimeException failure) {
            LOGGER.error("mail {}: refused, and could not be kept", mail.getName(), failure);
            report(() -> new GatewayEvent.Failed(
                    MailWords.identity(mail), "NotifySender", failure.getClass().getSimpleName()));
        }
    }

    private static GatewayEvent withdrawn(Mail mail, Withdrawal files) {
        String deposit = MailState.deposit(mail).map(DepositNote::id).orElse("");
        return new GatewayEvent.Withdrawn(MailWords.identity(mail), deposit, files == Withdrawal.DONE);
    }

    private void send(StoppedMail stopped, Audience audience, Mailbox to) throws MessagingException {
        Mail mail = stopped.mail();
        SenderNotice notice = stopped.notice(audience, to, gateway.clock());
        String id = NoticeId.of(gateway.settings().secret(), "notice 1 stopped", mail.getName(), to.address());
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(writer.get().write(notice, id)));
        // With what it says: a mail may be stopped again by something else.
        String what =
                "notice of " + mail.getName() + ", " + notice.fate() + " " + stopped.numbers() + ", to " + to.address();
        new OwnPost(getMailetContext(), settings.get().processor(), gateway.handOvers())
                .send(what, MaybeSender.nullSender(), new MailAddress(to.address()), message, Duration.ZERO);
        LOGGER.info("mail {}: {} is told {}", mail.getName(), to.address(), stopped.numbers());
        report(() -> new GatewayEvent.Notified(
                MailWords.identity(mail), to.address(), MailWords.reasons(stopped.violations())));
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: tells the sender of a stopped mail what and why";
    }
}
