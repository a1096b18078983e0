package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.UndeliveredNotice;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.UntoldParameters;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.NoticeId;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the postmaster what a notice says that could not be delivered to its addressee, and why it could not. A notice
 * to the postmaster that cannot be delivered goes to the processor for errors: nobody is left to tell, and the log, the
 * audit log, a metric and a health check say so.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code errorProcessor} ({@code error}): where what the postmaster cannot be told is kept
 *   <li>{@code language} (both): {@code ja}, {@code en} or {@code both}
 *   <li>{@code templates} (those of the jar): a directory with templates that replace them
 *   <li>{@code from} (the postmaster): the address that the letter comes from
 *   <li>{@code processor} ({@code relay}): where the letter goes; not through the pipeline again
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.TellPostmaster">
 *   <onMailetException>error</onMailetException>
 * </mailet>
 * }</pre>
 */
public class TellPostmaster extends GatewayMailet {
    /** James's word for why a mail was not delivered: the other server's answer. */
    private static final AttributeName DELIVERY_ERROR = AttributeName.of("delivery-error");

    private static final Logger LOGGER = LoggerFactory.getLogger(TellPostmaster.class);

    private final Gateway gateway;
    private final AfterInit<String> errorProcessor = new AfterInit<>();
    private final AfterInit<NoticePost> post = new AfterInit<>();

    @Inject
    public TellPostmaster(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        UntoldParameters read =
                UntoldParameters.read(parameters, gateway.settings().postmaster());
        errorProcessor.set(read.errorProcessor());
        post.set(new NoticePost(read.letters()));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(
                new ProcessingState(errorProcessor.get()),
                new ProcessingState(post.get().processor()));
    }

    @Override
    void process(Mail mail) throws MessagingException, IOException {
        if (MailState.UNTOLD.isOn(mail)) {
            return;
        }
        MailAddress postmaster = new MailAddress(gateway.settings().postmaster());
        if (isFor(mail, postmaster)) {
            giveUp(mail);
            return;
        }
        post.get()
                .send(
                        "undelivered notice " + mail.getName(),
                        post.get().writer(gateway.clock()).write(notice(mail, postmaster)),
                        postmaster,
                        getMailetContext(),
                        gateway.handOvers(),
                        MailState.TO_POSTMASTER::set);
        MailState.UNTOLD.set(mail);
        LOGGER.warn(
                "mail {}: notice for {} not delivered, the postmaster is told: {}",
                mail.getName(),
                addressee(mail),
                trouble(mail));
        report(() -> new GatewayEvent.Notified(MailWords.identity(mail), postmaster.asString(), List.of()));
    }

    private static boolean isFor(Mail mail, MailAddress postmaster) {
        return MailState.TO_POSTMASTER.isOn(mail)
                || mail.getRecipients().stream().anyMatch(postmaster::equals);
    }

    private void giveUp(Mail mail) {
        MailState.UNTOLD.set(mail);
        LOGGER.error(
                "mail {}: a notice reached nobody, not even the postmaster {}: {}",
                mail.getName(),
                gateway.settings().postmaster(),
                trouble(mail));
        report(() -> new GatewayEvent.Untold(MailWords.identity(mail)));
        if (!errorProcessor.get().equals(mail.getState())) {
            mail.setState(errorProcessor.get());
        }
    }

    private UndeliveredNotice notice(Mail mail, MailAddress postmaster) throws MessagingException, IOException {
        return new UndeliveredNotice(
                new Mailbox(postmaster.asString(), ""),
                addressee(mail),
                NoticePost.subject(mail),
                trouble(mail),
                text(mail.getMessage()).map(text -> text.lines().toList()).orElse(List.of()),
                gateway.settings().zone(),
                NoticeId.of(gateway.settings().secret(), "notice 1 undelivered", mail.getName(), postmaster.asString()),
                NoticePost.header(mail));
    }

    private static String addressee(Mail mail) {
        return mail.getRecipients().stream().map(MailAddress::asString).collect(Collectors.joining(", "));
    }

    /** The first line that is known; a stack trace says nothing to people. */
    private static String trouble(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, DELIVERY_ERROR, String.class)
                .flatMap(text -> text.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse("");
    }

    /** The first text of the message. */
    private static Optional<String> text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof String text
                && part.getContentType().toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            return Optional.of(text);
        }
        if (content instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                Optional<String> text = text(multipart.getBodyPart(i));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: tells the postmaster what could not be told to somebody else";
    }
}
