package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Answer;
import jp.cryptobin.james.answer.AnswerReader;
import jp.cryptobin.james.answer.HoldToken;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.delivery.AddressMappings;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.hold.Answerer;
import jp.cryptobin.james.hold.Hold;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.NoticeAddressee;
import jp.cryptobin.james.letter.SenderNoticePolicy;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.HoldRecord;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the answers to the letters of {@code HoldMail}, which stop a mail or send it at once. Only who has logged in, or
 * sends from a server in {@code authorizedAddresses}, is listened to, and only about mail of one's own, or of an address
 * whose mail one reads. Whatever else comes changes nothing, and its sender is told so in a sentence. Ends every mail. No
 * parameters: address, language and repositories are those of {@code HoldMail}.
 *
 * <pre>{@code
 * <processor state="cryptobin-answers" enableJmx="false">
 *   <mailet match="All" class="jp.cryptobin.james.mailets.AnswerHold">
 *     <onMailetException>error</onMailetException>
 *   </mailet>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 */
public class AnswerHold extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(AnswerHold.class);
    private static final AttributeName AUTHORISED = AttributeName.of("org.apache.james.SMTPIsAuthNetwork");

    private final Gateway gateway;
    private final Answerer.Groups groups;
    private final AnswerReader reader;

    @Inject
    public AnswerHold(Gateway gateway, AddressMappings mappings) {
        this(gateway, (group, address) -> mappings.isMember(group, address));
    }

    AnswerHold(Gateway gateway, Answerer.Groups groups) {
        super(gateway.events());
        this.gateway = gateway;
        this.groups = groups;
        this.reader = new AnswerReader(new HoldToken(gateway.settings().secret()));
    }

    @Override
    void configure(Parameters parameters) {
        // It has none.
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        if (isAutomatic(mail)) {
            LOGGER.info("mail {}: an automatic mail is no answer", mail.getName());
        } else {
            answer(mail);
        }
        mail.setState(Mail.GHOST);
    }

    private boolean isAutomatic(Mail mail) throws MessagingException, IOException {
        return new SenderNoticePolicy(new Mailbox(gateway.settings().postmaster(), ""))
                .addressee(MailInspector.envelope(mail).sender(), NoticePost.header(mail))
                .fold(sender -> false, instead -> isMachine(instead.why()));
    }

    /** The postmaster may answer, where mail is held whose sender cannot. */
    private static boolean isMachine(NoticeAddressee.WhyNotSender why) {
        return switch (why) {
            case NULL_SENDER, UNUSABLE_ADDRESS, AUTOMATIC, BULK, LIST -> true;
            case ROLE -> false;
        };
    }

    private void answer(Mail mail) throws MessagingException {
        Answer answer = reader.read(NoticePost.subject(mail), AnswerText.references(mail), AnswerText.of(mail));
        String id = answer instanceof Answer.Says says ? says.id() : "";
        Hold hold = gateway.holds()
                .of(id)
                .orElseThrow(() -> new MessagingException(
                        "mail " + mail.getName() + ": an answer, but no mailet HoldMail holds mail on this server"));
        Told told = told(mail, answer, hold);
        LOGGER.info("mail {}: answer about hold {}: {}", mail.getName(), id, told);
        report(() -> new GatewayEvent.HoldAnswered(
                MailWords.identity(mail),
                id,
                told.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        if (told != Told.STOPPED && told != Told.SENT) {
            reply(mail, hold, id, told);
        }
    }

    private Told told(Mail mail, Answer answer, Hold hold) throws MessagingException {
        if (answer instanceof Answer.Says says) {
            return isSubmitted(mail) ? hold.answer(says.id(), says.wish(), answerer(mail)) : Told.FOREIGN;
        }
        return answer instanceof Answer.Forged ? Told.FORGED : Told.UNCLEAR;
    }

    /** Whose address nobody has checked is not written to; the sender of the held mail is, who should know of it. */
    private void reply(Mail mail, Hold hold, String id, Told told) throws MessagingException {
        Optional<HoldRecord> record = id.isEmpty() ? Optional.empty() : hold.record(id);
        if (isSubmitted(mail)) {
            String to = MailInspector.envelope(mail).sender();
            HoldRecord shown = told == Told.FOREIGN ? HoldRecord.UNKNOWN : record.orElse(HoldRecord.UNKNOWN);
            hold.effects().reply(to, shown, told, mail.getName());
        } else {
            record.ifPresent(known -> hold.effects().reply(known.answerer(), known, told, mail.getName()));
        }
    }

    private static boolean isSubmitted(Mail mail) {
        return !login(mail).isEmpty()
                || AttributeUtils.getValueAndCastFromMail(mail, AUTHORISED, Boolean.class)
                        .orElse(false);
    }

    private static String login(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, Mail.SMTP_AUTH_USER, String.class)
                .orElse("");
    }

    private Answerer answerer(Mail mail) {
        return new Answerer(MailInspector.envelope(mail).sender(), login(mail), groups);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: takes the answers to letters about held mail";
    }
}
