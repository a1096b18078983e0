package jp.cryptobin.james.mailets;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.state.DepositNote;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.DepositId;
import jp.cryptobin.james.vault.DepositState;
import jp.cryptobin.james.vault.StateOutcome;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels the deposit of a mail that could be delivered to none of its recipients: nobody has the password, so nobody
 * can fetch the files. For the processor that James's {@code RemoteDelivery} sends failed mail to, before the mailet
 * that bounces it. Takes no parameters.
 *
 * <p>James sends a mail there with the recipients that failed, and keeps no account of the others. So the deposit is
 * cancelled only if one such mail names every recipient of the deposit. When they fail one after the other, or only some
 * of them, it stays as it is. If the vault cannot be asked it stays as well; the bounce goes out in any case.
 *
 * <pre>{@code
 * <mailet match="All" class="jp.cryptobin.james.mailets.CancelDeposit">
 *   <onMailetException>ignore</onMailetException>
 * </mailet>
 * }</pre>
 */
public class CancelDeposit extends GatewayMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(CancelDeposit.class);

    private final Gateway gateway;

    @Inject
    public CancelDeposit(Gateway gateway) {
        super(gateway.events());
        this.gateway = gateway;
    }

    @Override
    void configure(Parameters parameters) {}

    @Override
    void process(Mail mail) {
        Optional<DepositNote> deposit = MailState.deposit(mail);
        if (deposit.isEmpty()) {
            return;
        }
        String id = deposit.get().id();
        if (!failedForAll(mail, deposit.get())) {
            LOGGER.info("mail {}: deposit {} is kept, it has other recipients", mail.getName(), id);
            return;
        }
        StateOutcome outcome =
                gateway.vault(MailInspector.envelope(mail).sender()).cancel(new DepositId(id));
        Optional<DepositState> state = outcome.fold(
                known -> Optional.of(known.receipt().state()),
                unknown -> Optional.empty(),
                refused -> Optional.empty(),
                unavailable -> Optional.empty());
        if (state.isPresent()) {
            LOGGER.warn("mail {}: reached nobody, deposit {} is {}", mail.getName(), id, state.get());
        } else {
            LOGGER.error("mail {}: reached nobody, but deposit {} is not cancelled: {}", mail.getName(), id, outcome);
        }
    }

    private static boolean failedForAll(Mail mail, DepositNote deposit) {
        Set<String> all = comparable(deposit.recipients());
        return !all.isEmpty()
                && comparable(MailInspector.envelope(mail).recipients()).containsAll(all);
    }

    private static Set<String> comparable(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public String getMailetInfo() {
        return "Crypto-bin: cancels the deposit of a mail that reached nobody";
    }
}
