package jp.cryptobin.james.mailets;

import javax.inject.Inject;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.mailet.Mail;

/**
 * Ends a notice or a password mail that is written anew. When the server dies while the gateway hands one to the queue,
 * the mail that it is about is worked on again, and writes it again; the first one then counts for nothing. Stands where
 * such mail leaves. No parameters.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.DropSecondCopies">
 *   <onMailetException>ignore</onMailetException>
 * </mailet>
 * }</pre>
 */
public class DropSecondCopies extends GatewayMailet {
    private final Gateway gateway;

    @Inject
    public DropSecondCopies(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {
        // It has none.
    }

    @Override
    void process(Mail mail) {
        boolean unused = drops(mail, gateway.handOvers());
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: ends the second copy of what was handed over when the server died";
    }
}
