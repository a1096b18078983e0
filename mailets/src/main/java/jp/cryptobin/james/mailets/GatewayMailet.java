package jp.cryptobin.james.mailets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.MailHandOver;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.GatewayListener;
import jp.cryptobin.james.handover.HandOvers;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all mailets of the bundle have in common: parameters are read and checked once, and whatever goes wrong with a
 * mail becomes a MessagingException, which {@code onMailetException} leads to refusal. An Error that escaped would end
 * a spooler thread of James for good.
 */
abstract class GatewayMailet extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(GatewayMailet.class);

    /** James runs in the directory that has its conf. */
    private static final Path WORKING_DIRECTORY = Path.of("");

    private final GatewayListener events;

    /** Nobody looks on. */
    GatewayMailet() {
        this(GatewayListener.NONE);
    }

    /** @param events is told what happens to mail */
    GatewayMailet(GatewayListener events) {
        this.events = events;
    }

    /**
     * Tells those who look on. Never fails, also where the event cannot even be made: it is told when something was done
     * to a mail, and a failure now would have the mail stopped although it waits, or although the vault has its files.
     */
    final void report(Supplier<? extends GatewayEvent> event) {
        try {
            events.happened(event.get());
        } catch (Throwable unreported) {
            log(unreported);
        }
    }

    private void log(Throwable unreported) {
        try {
            LOGGER.error("{}: an event could not be recorded", getMailetName(), unreported);
        } catch (Throwable hopeless) {
            unreported.addSuppressed(hopeless);
        }
    }

    /** Ends a mail of which another copy goes on: the server died while it handed the mail over, and gave out both. */
    final boolean drops(Mail mail, HandOvers notes) {
        if (!MailHandOver.isOver(notes, mail)) {
            return false;
        }
        mail.setState(Mail.GHOST);
        LOGGER.info("mail {}: goes on already, its second copy is dropped", mail.getName());
        report(() -> new GatewayEvent.Dropped(MailWords.identity(mail)));
        return true;
    }

    /** Reads the parameters; unknown ones are refused after it. */
    abstract void configure(Parameters parameters) throws MessagingException;

    /** Begins what goes on between mails, when all parameters are found to be right; {@code destroy} ends it. */
    void start() throws MessagingException {}

    /** Does the work for one mail. */
    abstract void process(Mail mail) throws Exception;

    @Override
    public final void init() throws MessagingException {
        Parameters parameters = new Parameters(getMailetName(), values(), WORKING_DIRECTORY);
        try {
            configure(parameters);
            parameters.refuseWrong();
        } catch (WrongParameterException wrong) {
            throw new MessagingException(wrong.getMessage(), wrong);
        }
        start();
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Iterator<String> names = getInitParameterNames();
        while (names.hasNext()) {
            String name = names.next();
            String value = getInitParameter(name);
            values.put(name, value == null ? "" : value);
        }
        return values;
    }

    @Override
    public final void service(Mail mail) throws MessagingException {
        try {
            process(mail);
        } catch (MessagingException failure) {
            reportFailure(mail, failure);
            throw failure;
        } catch (Throwable failure) {
            reportFailure(mail, failure);
            Exception cause = failure instanceof Exception exception ? exception : new IllegalStateException(failure);
            throw new MessagingException(getMailetName() + " failed for mail " + mail.getName(), cause);
        }
    }

    private void reportFailure(Mail mail, Throwable failure) {
        report(() -> new GatewayEvent.Failed(
                MailWords.identity(mail), getMailetName(), failure.getClass().getSimpleName()));
    }
}
