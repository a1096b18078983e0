package jp.cryptobin.james.mailets;

import java.util.Collection;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.Deferrals;
import jp.cryptobin.james.deferral.MailKeeper;
import jp.cryptobin.james.deferral.Repositories;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.AfterInit;
import jp.cryptobin.james.parameters.KeepParameters;
import jp.cryptobin.james.parameters.Parameters;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;

/**
 * Keeps a copy of a mail for some days where web administration shows it; the mail goes on. To stand before a mailet that
 * bounces: what cannot be returned is then not lost.
 *
 * <p>Parameters, all optional:
 * <ul>
 *   <li>{@code repository} ({@code file://var/mail/cryptobin-bounced/}): where copies are kept
 *   <li>{@code days} (7): after which they are removed, from 1 to 365
 *   <li>{@code processor} ({@code relay}): where an administrator sends a copy who names none
 * </ul>
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.KeepMail">
 *   <onMailetException>ignore</onMailetException>
 * </mailet>
 * }</pre>
 */
public class KeepMail extends GatewayMailet {
    private final Gateway gateway;
    private final Repositories repositories;
    private final AfterInit<String> processor = new AfterInit<>();
    private final AfterInit<MailKeeper> keeper = new AfterInit<>();

    @Inject
    public KeepMail(Gateway gateway, MailRepositoryStore repositories) {
        this(gateway, (Repositories) repositories::select);
    }

    KeepMail(Gateway gateway, Repositories repositories) {
        super(gateway.events());
        this.gateway = gateway;
        this.repositories = repositories;
    }

    @Override
    void configure(Parameters parameters) {
        KeepParameters read = KeepParameters.read(parameters);
        parameters.refuseWrong();
        processor.set(read.processor());
        keeper.set(Deferrals.keeper(
                read.repository(), read.time(), KeepParameters.REPOSITORY, parameters, repositories, gateway.clock()));
    }

    @Override
    void start() {
        keeper.get().start();
    }

    @Override
    public void destroy() {
        keeper.ifPresent(MailKeeper::stop);
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return List.of(new ProcessingState(processor.get()));
    }

    @Override
    void process(Mail mail) throws MessagingException {
        keeper.get().keep(mail, processor.get());
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: keeps a copy of a mail for some days";
    }
}
