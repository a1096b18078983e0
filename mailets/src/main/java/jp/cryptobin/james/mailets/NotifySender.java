package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
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
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.ReasonTexts;
import jp.cryptobin.james.letter.SenderNotice;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.letter.SenderNoticeWriter;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.mime.HeaderText;
import jp.cryptobin.james.parameters.NotificationParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
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
        OriginalHeaders header = header(mail);
        List<Violation> violations = violations(mail);
        Envelope envelope = MailInspector.envelope(mail);
        NoticeAddressee addressee = new SenderNoticePolicy(settings.get().from()).addressee(envelope.sender(), header);
        Mailbox to = addressee.fold(NoticeAddressee.ToSender::sender, instead -> postmaster);
        send(mail, addressee, to, violations, header);
        // Before the copy below, which may fail: the sender is told once.
        MailState.NOTIFIED.set(mail);
        boolean administrator =
                violations.stream().anyMatch(violation -> violation.reason().remedy() == Reason.Remedy.ADMINISTRATOR);
        boolean senderIsTold = addressee.fold(sender -> true, instead -> false);
        if (administrator && senderIsTold) {
            send(mail, new Audience.Administrator(), postmaster, violations, header);
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

    /** What became of the mail, and of its files where the vault had them. */
    private static SenderNotice.Fate fate(Mail mail) {
        if (MailState.followUp(mail).isPresent()) {
            return SenderNotice.Fate.BODY_SENT;
        }
        return MailState.withdrawal(mail)
                .map(withdrawal -> switch (withdrawal) {
                    case DONE -> SenderNotice.Fate.FILES_CANCELLED;
                    case PENDING -> SenderNotice.Fate.FILES_BEING_CANCELLED;
                })
                .orElse(SenderNotice.Fate.STOPPED);
    }

    /** What was found, or the catch-all when the mail came here because something failed. */
    private static List<Violation> violations(Mail mail) {
        List<Violation> found = MailState.violations(mail);
        if (!found.isEmpty()) {
            return found;
        }
        LOGGER.error("mail {}: stopped by a failure: {}", mail.getName(), mail.getErrorMessage());
        return List.of(Violation.of(Reason.UNEXPECTED_ERROR));
    }

    private static OriginalHeaders header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            return OriginalHeaders.read(message);
        }
    }

    private void send(Mail mail, Audience audience, Mailbox to, List<Violation> violations, OriginalHeaders header)
            throws MessagingException {
        Envelope envelope = MailInspector.envelope(mail);
        String subject = Optional.ofNullable(mail.getMessage().getHeader("Subject", null))
                .orElse("");
        SenderNotice notice = new SenderNotice(
                audience,
                to,
                fate(mail),
                violations,
                envelope.sender(),
                HeaderText.decode(subject.replaceAll("\\r?\\n", "")),
                receivedAt(mail),
                envelope.recipients(),
                header);
        String id = NoticeId.of(gateway.settings().secret(), "notice 1 stopped", mail.getName(), to.address());
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(writer.get().write(notice, id)));
        // With what it says: a mail may be stopped again by something else.
        String what =
                "notice of " + mail.getName() + ", " + fate(mail) + " " + numbers(violations) + ", to " + to.address();
        new OwnPost(getMailetContext(), settings.get().processor(), gateway.handOvers())
                .send(what, MaybeSender.nullSender(), new MailAddress(to.address()), message, Duration.ZERO);
        LOGGER.info("mail {}: {} is told {}", mail.getName(), to.address(), numbers(violations));
        report(() -> new GatewayEvent.Notified(MailWords.identity(mail), to.address(), MailWords.reasons(violations)));
    }

    /** When the gateway took the mail that the notice is about. */
    private Instant receivedAt(Mail mail) {
        return MailState.followUp(mail)
                .map(followUp -> Instant.ofEpochMilli(followUp.receivedAt()))
                .or(() -> Optional.ofNullable(mail.getLastUpdated()).map(Date::toInstant))
                .orElseGet(gateway.clock()::instant);
    }

    private static List<String> numbers(List<Violation> violations) {
        return violations.stream().map(violation -> violation.reason().number()).toList();
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: tells the sender of a stopped mail what and why";
    }
}
