package jp.cryptobin.james.mailets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.mime.HeaderText;
import jp.cryptobin.james.notice.Audience;
import jp.cryptobin.james.notice.Languages;
import jp.cryptobin.james.notice.Mailbox;
import jp.cryptobin.james.notice.NoticeAddressee;
import jp.cryptobin.james.notice.OriginalHeaders;
import jp.cryptobin.james.notice.ReasonTexts;
import jp.cryptobin.james.notice.SenderNotice;
import jp.cryptobin.james.notice.SenderNoticePolicy;
import jp.cryptobin.james.notice.SenderNoticeWriter;
import jp.cryptobin.james.notice.Templates;
import jp.cryptobin.james.parameters.NotificationParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.NoticeId;
import org.apache.james.core.MailAddress;
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
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (MAILER-DAEMON at the postmaster's domain): the address that notices come from
 *   <li>{@code processor} ({@code relay}): where the notice goes; not through the pipeline again
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
    private final Mailbox postmaster;
    private String processor = "relay";
    private SenderNoticePolicy policy;
    private SenderNoticeWriter writer;

    @Inject
    public NotifySender(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
        this.postmaster = new Mailbox(gateway.settings().postmaster(), "");
        NotificationParameters defaults = NotificationParameters.read(
                new Parameters("NotifySender", Map.of(), Path.of("")), postmaster.address());
        this.policy = new SenderNoticePolicy(defaults.from());
        this.writer = writer(defaults.templates(), defaults.from(), defaults.languages());
    }

    private SenderNoticeWriter writer(Templates templates, Mailbox from, Languages languages) {
        String host = from.address().substring(from.address().lastIndexOf('@') + 1);
        return new SenderNoticeWriter(
                templates,
                ReasonTexts.load(),
                new SenderNoticeWriter.Settings(
                        from, host, languages, gateway.settings().zone()),
                gateway.clock(),
                new SecureRandom());
    }

    @Override
    void configure(Parameters parameters) {
        NotificationParameters read =
                NotificationParameters.read(parameters, gateway.settings().postmaster());
        processor = read.processor();
        policy = new SenderNoticePolicy(read.from());
        writer = writer(read.templates(), read.from(), read.languages());
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(processor));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        if (MailState.isNotified(mail)) {
            return;
        }
        OriginalHeaders header = header(mail);
        List<Violation> violations = violations(mail);
        Envelope envelope = MailInspector.envelope(mail);
        NoticeAddressee addressee = policy.addressee(envelope.sender(), header);
        if (addressee instanceof NoticeAddressee.ToSender sender) {
            send(mail, addressee, sender.sender(), violations, header);
        } else {
            send(mail, addressee, postmaster, violations, header);
        }
        // Before the copy below, which may fail: the sender is told once.
        MailState.notified(mail);
        boolean administrator =
                violations.stream().anyMatch(violation -> violation.reason().remedy() == Reason.Remedy.ADMINISTRATOR);
        if (administrator && addressee instanceof NoticeAddressee.ToSender) {
            send(mail, new Audience.Administrator(), postmaster, violations, header);
        }
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
                MailState.isFollowUp(mail) ? SenderNotice.Fate.BODY_SENT : SenderNotice.Fate.STOPPED,
                violations,
                envelope.sender(),
                HeaderText.decode(subject.replaceAll("\\r?\\n", "")),
                receivedAt(mail),
                envelope.recipients(),
                header);
        String id = NoticeId.of(gateway.settings().secret(), "notice 1 stopped", mail.getName(), to.address());
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(writer.write(notice, id)));
        getMailetContext()
                .sendMail(MailAddress.nullSender(), List.of(new MailAddress(to.address())), message, processor);
        LOGGER.info("mail {}: {} is told {}", mail.getName(), to.address(), numbers(violations));
        report(new GatewayEvent.Notified(MailWords.identity(mail), to.address(), MailWords.reasons(violations)));
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
