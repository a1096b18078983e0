package jp.cryptobin.james.mailets;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.HoldToken;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailKeeper;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.hold.Hold;
import jp.cryptobin.james.hold.HoldEffects;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.MailState;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a mail for some minutes before anything of it leaves, no deposit and no mail, and writes to its sender to whom it
 * is about to go and with what. By a link of that letter, or by a reply of one word, the sender stops it or sends it at
 * once; {@code AnswerHold} takes the answer. Without an answer it leaves at its time. What is held is the matcher's choice.
 * Automatic mail, lists and null senders are never held: nobody could answer.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code holdTime} (300): seconds, 0 to 604800, 0 for not at all; or {@code until-answered}: it leaves only when its
 *       sender says so
 *   <li>{@code giveUp} (3): days, 1 to 30, after which a mail that waits for an answer is dropped and its sender told
 *   <li>{@code address} (cryptobin-hold at the postmaster's domain): where letters come from and answers go to
 *   <li>{@code answersProcessor} ({@code cryptobin-answers}): where mail to that address goes, the processor of
 *       {@code AnswerHold}
 *   <li>{@code releaseProcessor} ({@code cryptobin}): where a mail goes when it has waited: the processor of this mailet, or
 *       one that leads there
 *   <li>{@code heldRepository} ({@code file://var/mail/cryptobin-held/}): where mail waits; for this server alone
 *   <li>{@code answersRepository} ({@code file://var/mail/cryptobin-answers/}): what is remembered of mail that was held,
 *       and answers for other servers; the same for all servers of one queue
 *   <li>{@code lookInterval} (10): seconds between two looks into them, 1 to 3600
 *   <li>{@code keepStopped} (7): days, 0 to 365, for which a copy of a stopped mail is kept; 0 for not at all
 *   <li>{@code stoppedRepository} ({@code file://var/mail/cryptobin-refused/}): where it is kept
 *   <li>{@code holdAutomatic} (false): whether mail is held all the same whose sender must not be written to by a
 *       program; the letter goes to the postmaster, who may answer
 *   <li>{@code ownDomains} (none), {@code partnerDomains} (none): domains that are no outside beside those of the server,
 *       and domains that others can be mistaken for
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code processor} ({@code relay}): where letters go; not through the pipeline again
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.HoldMail">
 *   <holdTime>300</holdTime>
 *   <onMailetException>cryptobin-refused</onMailetException>
 * </mailet>
 * }</pre>
 */
public class HoldMail extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(HoldMail.class);

    private final Gateway gateway;
    private final Repositories repositories;
    private final MailInspector inspector = new MailInspector(InspectionSettings.DEFAULT, Limits.DEFAULT);
    private final AfterInit<HoldParameters> settings = new AfterInit<>();
    private final AfterInit<HoldPost> post = new AfterInit<>();
    /** Nothing where stopped mail is not kept. */
    private final AfterInit<MailKeeper> keeper = new AfterInit<>();

    private final AfterInit<Hold> hold = new AfterInit<>();

    @Inject
    public HoldMail(Gateway gateway, MailRepositoryStore repositories) {
        this(gateway, (Repositories) repositories::select);
    }

    HoldMail(Gateway gateway, Repositories repositories) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
    }

    @Override
    void configure(Parameters parameters) {
        HoldParameters read = HoldParameters.read(parameters, gateway.settings().postmaster());
        parameters.refuseWrong();
        settings.set(read);
        post.set(new HoldPost(gateway, getMailetContext(), read));
        if (!read.keepStopped().isZero()) {
            keeper.set(Deferrals.keeper(
                    read.stoppedRepository(),
                    read.keepStopped(),
                    HoldParameters.STOPPED,
                    parameters,
                    repositories,
                    gateway.clock()));
        }
        hold.set(new Hold(
                Deferrals.select(read.heldRepository(), HoldParameters.HELD, parameters, repositories),
                Deferrals.select(read.answersRepository(), HoldParameters.ANSWERS, parameters, repositories),
                getMailetContext(),
                read.releaseProcessor(),
                gateway.clock(),
                read.lookInterval(),
                new Effects()));
    }

    @Override
    void start() throws MessagingException {
        hold.get().start();
        gateway.holds().add(hold.get());
        keeper.ifPresent(MailKeeper::start);
    }

    @Override
    public void destroy() {
        hold.ifPresent(held -> {
            gateway.holds().remove(held);
            held.stop();
        });
        keeper.ifPresent(MailKeeper::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(
                new ProcessingState(settings.get().answersProcessor()),
                new ProcessingState(settings.get().releaseProcessor()),
                new ProcessingState(settings.get().processor()));
    }

    @Override
    void process(Mail mail) throws Exception {
        Optional<HoldNote> note = MailState.hold(mail);
        if (note.isPresent()) {
            boolean files = inspector.inspected(mail).inspection().hasFiles();
            if (!hold.get().arrives(mail, note.get(), files)) {
                mail.setState(Mail.GHOST);
            }
            return;
        }
        Optional<String> answerer = settings.get().time().isZero() ? Optional.empty() : answerer(mail);
        if (answerer.isPresent()) {
            hold.get().begin(mail, newNote(mail, answerer.get()), NoticePost.subject(mail));
            mail.setState(Mail.GHOST);
        }
    }

    /** Who can be asked about the mail; empty where nobody can. */
    private Optional<String> answerer(Mail mail) throws Exception {
        NoticeAddressee addressee = new SenderNoticePolicy(settings.get().address())
                .addressee(MailInspector.envelope(mail).sender(), NoticePost.header(mail));
        return addressee.fold(sender -> Optional.of(sender.sender().address()), instead -> {
            LOGGER.info("mail {}: nobody could answer, {}", mail.getName(), instead.why());
            return settings.get().holdAutomatic()
                    ? Optional.of(gateway.settings().postmaster())
                    : Optional.<String>empty();
        });
    }

    private HoldNote newNote(Mail mail, String answerer) {
        Instant now = gateway.clock().instant();
        return new HoldNote(
                new HoldToken(gateway.settings().secret()).id(mail.getName(), answerer),
                now.toEpochMilli(),
                now.plus(settings.get().time()).toEpochMilli(),
                settings.get().untilAnswered(),
                answerer,
                AttributeUtils.getValueAndCastFromMail(mail, Mail.SMTP_AUTH_USER, String.class)
                        .orElse(""),
                "",
                HoldNote.Way.WAITS);
    }

    private final class Effects implements HoldEffects {
        @Override
        public Letter letter(Mail mail, HoldNote note) throws Exception {
            Inspection inspection = inspector.inspected(mail).inspection();
            return post.get().letter(mail, note, inspection);
        }

        @Override
        public void keep(Mail mail) {
            keeper.ifPresent(set -> keep(mail, set));
        }

        private void keep(Mail mail, MailKeeper keeper) {
            // Who sends the copy on begins anew.
            MailState.forgetHold(mail);
            MailState.forgetTries(mail);
            try {
                keeper.keep(mail, settings.get().releaseProcessor());
            } catch (MessagingException | RuntimeException failure) {
                LOGGER.error("mail {}: stopped, and could not be kept", mail.getName(), failure);
                report(() -> new GatewayEvent.Failed(
                        MailWords.identity(mail), "HoldMail", failure.getClass().getSimpleName()));
            }
        }

        @Override
        public void tell(HoldRecord record, Told what) {
            post.get().tell(record, what);
        }

        @Override
        public void reply(String to, HoldRecord record, Told what, String about) {
            post.get().reply(to, record, what, about);
        }

        @Override
        public void held(Mail mail, HoldNote note) {
            report(() ->
                    new GatewayEvent.Held(MailWords.identity(mail), Instant.ofEpochMilli(note.due()), note.answerer()));
        }

        @Override
        public void ended(Mail mail, GatewayEvent.HoldEnd end, Duration age) {
            report(() -> new GatewayEvent.HoldEnded(MailWords.identity(mail), end, age));
        }
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: holds mail until its sender answers or its time is over";
    }
}
