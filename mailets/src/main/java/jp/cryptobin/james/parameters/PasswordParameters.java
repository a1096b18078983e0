package jp.cryptobin.james.parameters;

import java.time.Duration;
import java.util.Optional;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.PasswordDelivery;

/**
 * By which road a password goes.
 *
 * @param delay until a separate mail leaves
 * @param processor that a mail with a password goes to
 * @param from the address that it comes from
 */
public record PasswordParameters(PasswordDelivery delivery, Duration delay, String processor, Mailbox from) {
    private static final int DEFAULT_DELAY = 300;

    /** A week: a longer one is a mistake in the unit. */
    private static final int LONGEST_DELAY = 604_800;

    private static final String DEFAULT_PROCESSOR = "relay";

    private static PasswordParameters inBody(String postmaster) {
        return new PasswordParameters(
                PasswordDelivery.IN_BODY, Duration.ZERO, DEFAULT_PROCESSOR, defaultFrom(postmaster));
    }

    static PasswordParameters read(Parameters parameters, String postmaster) {
        PasswordDelivery delivery = parameters.choice("passwordDelivery", PasswordDelivery.IN_BODY);
        if (delivery != PasswordDelivery.SEPARATE_MAIL) {
            parameters.refuseUseless(
                    "passwordDelay", Integer.toString(DEFAULT_DELAY), "passwordDelivery=separate-mail");
        }
        if (delivery == PasswordDelivery.IN_BODY) {
            String whenUsed = "passwordDelivery=separate-mail and passwordDelivery=to-sender";
            parameters.refuseUseless("passwordProcessor", DEFAULT_PROCESSOR, whenUsed);
            parameters.refuseUseless("passwordFrom", defaultFrom(postmaster).address(), whenUsed);
            return inBody(postmaster);
        }
        int delay = delivery == PasswordDelivery.SEPARATE_MAIL
                ? parameters.number("passwordDelay", DEFAULT_DELAY, 0, LONGEST_DELAY)
                : 0;
        String address =
                parameters.text("passwordFrom").orElse(defaultFrom(postmaster).address());
        Optional<Mailbox> from = Mailbox.of(address).filter(Mailbox::hasHost);
        if (from.isEmpty()) {
            parameters.wrong("passwordFrom", address, "an address with a domain name");
        }
        return new PasswordParameters(
                delivery,
                Duration.ofSeconds(delay),
                parameters.processor("passwordProcessor", DEFAULT_PROCESSOR),
                from.orElseGet(() -> defaultFrom(postmaster)));
    }

    private static Mailbox defaultFrom(String postmaster) {
        return new Mailbox(postmaster, "");
    }
}
