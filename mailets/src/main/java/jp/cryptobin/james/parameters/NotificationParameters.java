package jp.cryptobin.james.parameters;

import java.time.Duration;
import java.util.Optional;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * The parameters of {@code NotifySender}.
 *
 * @param processor where the notice goes
 * @param from the address that it comes from
 * @param cancelProcessor where the small mail goes that cancels a deposit
 * @param keepRefused for which a refused mail is kept; zero for not at all
 * @param refusedRepository URL of the repository where it is kept
 * @param releaseProcessor where an administrator sends one who names no processor
 */
public record NotificationParameters(
        String processor,
        Languages languages,
        Mailbox from,
        Templates templates,
        String cancelProcessor,
        Duration keepRefused,
        String refusedRepository,
        String releaseProcessor) {
    /** The parameter that names the repository. */
    public static final String REPOSITORY = "refusedRepository";

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
                parameters.templates(),
                parameters.processor("cancelProcessor", "cryptobin-cancel"),
                Duration.ofDays(parameters.number("keepRefused", 7, 0, 365)),
                parameters.text(REPOSITORY).orElse("file://var/mail/cryptobin-refused/"),
                parameters.processor("releaseProcessor", "cryptobin"));
    }

    private static Mailbox daemon(String postmaster) {
        return new Mailbox("MAILER-DAEMON" + postmaster.substring(postmaster.lastIndexOf('@')), "");
    }
}
