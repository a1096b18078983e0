package jp.cryptobin.james.mailets;

import java.time.Duration;
import jp.cryptobin.james.extension.Gateway;
import jp.cryptobin.james.notice.Mailbox;
import jp.cryptobin.james.notice.PasswordDelivery;
import jp.cryptobin.james.parameters.Parameters;

/**
 * By which road a password goes.
 *
 * @param delay until a separate mail leaves
 * @param processor that a mail with a password goes to
 * @param from the address that it comes from
 */
record PasswordSettings(PasswordDelivery delivery, Duration delay, String processor, Mailbox from) {
    private static final int DEFAULT_DELAY = 300;

    /** A week: a longer one is a mistake in the unit. */
    private static final int LONGEST_DELAY = 604_800;

    private static final String DEFAULT_PROCESSOR = "relay";

    static PasswordSettings inBody(Gateway gateway) {
        return new PasswordSettings(PasswordDelivery.IN_BODY, Duration.ZERO, DEFAULT_PROCESSOR, defaultFrom(gateway));
    }

    static PasswordSettings read(Parameters parameters, Gateway gateway) {
        PasswordDelivery delivery = parameters.choice("passwordDelivery", PasswordDelivery.IN_BODY);
        if (delivery != PasswordDelivery.SEPARATE_MAIL) {
            parameters.refuseUseless(
                    "passwordDelay", Integer.toString(DEFAULT_DELAY), "passwordDelivery=separate-mail");
        }
        if (delivery == PasswordDelivery.IN_BODY) {
            String whenUsed = "passwordDelivery=separate-mail and passwordDelivery=to-sender";
            parameters.refuseUseless("passwordProcessor", DEFAULT_PROCESSOR, whenUsed);
            parameters.refuseUseless("passwordFrom", defaultFrom(gateway).address(), whenUsed);
            return inBody(gateway);
        }
        int delay = delivery == PasswordDelivery.SEPARATE_MAIL
                ? parameters.number("passwordDelay", DEFAULT_DELAY, 0, LONGEST_DELAY)
                : 0;
        String address =
                parameters.text("passwordFrom").orElse(defaultFrom(gateway).address());
        Mailbox from = Mailbox.of(address)
                .filter(Mailbox::hasHost)
                .orElseThrow(() -> parameters.wrong("passwordFrom", address, "an address with a domain name"));
        return new PasswordSettings(
                delivery,
                Duration.ofSeconds(delay),
                parameters.text("passwordProcessor").orElse(DEFAULT_PROCESSOR),
                from);
    }

    private static Mailbox defaultFrom(Gateway gateway) {
        return new Mailbox(gateway.settings().postmaster(), "");
    }
}
