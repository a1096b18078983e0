package jp.cryptobin.james.mailets;

import java.util.HashMap;
import java.util.Map;
import javax.mail.MessagingException;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.WrongParameterException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * What all mailets of the bundle have in common: parameters are read and checked once, and whatever goes wrong with a
 * mail becomes a MessagingException, which {@code onMailetException} leads to refusal. An Error that escaped would end
 * a spooler thread of James for good.
 */
abstract class GatewayMailet extends GenericMailet {
    /** Reads the parameters; unknown ones are refused after it. */
    abstract void configure(Parameters parameters) throws MessagingException;

    /** Begins what goes on between mails, when all parameters are found to be right; {@code destroy} ends it. */
    void start() {}

    /** Does the work for one mail. */
    abstract void process(Mail mail) throws Exception;

    @Override
    public final void init() throws MessagingException {
        Parameters parameters = new Parameters(getMailetName(), values());
        try {
            configure(parameters);
            parameters.refuseUnknown();
        } catch (WrongParameterException wrong) {
            throw new MessagingException(wrong.getMessage());
        }
        start();
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        getInitParameterNames().forEachRemaining(name -> values.put(name, getInitParameter(name)));
        return values;
    }

    @Override
    public final void service(Mail mail) throws MessagingException {
        try {
            process(mail);
        } catch (MessagingException failure) {
            throw failure;
        } catch (Throwable failure) {
            Exception cause = failure instanceof Exception exception ? exception : new IllegalStateException(failure);
            throw new MessagingException(getMailetName() + " failed for mail " + mail.getName(), cause);
        }
    }
}
