package jp.cryptobin.james.parameters;

import java.util.Optional;
import jp.cryptobin.james.notice.Languages;
import jp.cryptobin.james.notice.Mailbox;
import jp.cryptobin.james.notice.Templates;

/**
 * The parameters of {@code NotifySender}.
 *
 * @param processor where the notice goes
 * @param from the address that it comes from
 */
public record NotificationParameters(String processor, Languages languages, Mailbox from, Templates templates) {

    /** @param postmaster at whose domain the default sender is */
    public static NotificationParameters read(Parameters parameters, String postmaster) {
        Mailbox daemon = daemon(postmaster);
        String address = parameters.text("from").orElse(daemon.address());
        Optional<Mailbox> from = Mailbox.of(address);
        if (from.isEmpty()) {
            parameters.wrong("from", address, "an address");
        }
        return new NotificationParameters(
                parameters.processor("processor", "relay"),
                parameters.choice("language", Languages.BOTH),
                from.orElse(daemon),
                parameters.templates());
    }

    private static Mailbox daemon(String postmaster) {
        return new Mailbox("MAILER-DAEMON" + postmaster.substring(postmaster.lastIndexOf('@')), "");
    }
}
