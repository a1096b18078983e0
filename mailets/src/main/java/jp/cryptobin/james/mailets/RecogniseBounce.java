package jp.cryptobin.james.mailets;

import javax.mail.MessagingException;
import jp.cryptobin.james.matchers.OwnMail;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.mailet.Mail;

/**
 * To stand in {@code root}, where the bounces come that {@code DSNBounce} writes: marks those that {@code PrepareBounce}
 * announced as written by the gateway, for {@code IsOwnMail}, and takes the announcement off every other mail. Takes no
 * parameters.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.RecogniseBounce"/>
 * <mailet match="jp.cryptobin.james.matchers.IsOwnMail" class="ToProcessor"><processor>relay</processor></mailet>
 * }</pre>
 */
public class RecogniseBounce extends GatewayMailet {
    @Override
    void configure(Parameters parameters) {
        // It has none.
    }

    @Override
    void process(Mail mail) throws MessagingException {
        OwnMail.acceptBounce(mail);
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: marks the bounces that this server writes";
    }
}
