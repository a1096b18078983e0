package jp.cryptobin.james.mailets;

import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.OwnMail;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;

/**
 * To stand right before each {@code DSNBounce}. It announces the bounce, so that {@code RecogniseBounce} knows it where
 * it comes back. And it takes back the sender's wish for the whole mail ({@code RET=FULL}, RFC 3461), which James would
 * follow whatever {@code attachment} says: a body may hold a file password. And it takes off what James noted of a failure,
 * which would be printed. Takes no parameters.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.PrepareBounce"/>
 * <mailet match="All" class="DSNBounce">
 *   <attachment>heads</attachment>
 * </mailet>
 * }</pre>
 */
public class PrepareBounce extends GatewayMailet {
    @Override
    void configure(Parameters parameters) {
        // It has none.
    }

    @Override
    void process(Mail mail) throws MessagingException {
        OwnMail.announceBounce(mail);
        // DSNBounce would print it: a stack trace is for the administrator, whose copy has it.
        mail.setErrorMessage(null);
        mail.dsnParameters()
                .flatMap(wish -> DsnParameters.of(
                        wish.getEnvIdParameter(), Optional.of(DsnParameters.Ret.HDRS), wish.getRcptParameters()))
                .ifPresent(mail::setDsnParameters);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: announces a bounce, and has it return no body";
    }
}
