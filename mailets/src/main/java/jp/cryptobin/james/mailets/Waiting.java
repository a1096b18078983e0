package jp.cryptobin.james.mailets;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javax.mail.MessagingException;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.vault.Unavailable;
import jp.cryptobin.james.vault.Unavailable.Contact;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits temporary trouble out: how long, and where.
 *
 * @param jitter spreads the delays that {@code patience} plans
 * @param place where a mail waits
 */
record Waiting(Patience patience, Jitter jitter, MailDeferral place, Clock clock) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Waiting.class);

    /**
     * Reads the parameters {@code firstDelay}, {@code longestDelay}, {@code horizon}, {@code unknownErrorTries},
     * {@code jitter} and those of {@link DeferralParameters}.
     *
     * @param random from -1 to 1
     * @param processor where a mail goes when it has waited
     */
    static Waiting read(
            Parameters parameters,
            Repositories repositories,
            MailetContext context,
            String processor,
            Clock clock,
            DoubleSupplier random)
            throws MessagingException {
        Patience patience = new Patience(
                Duration.ofSeconds(parameters.number("firstDelay", 60, 1, 86_400)),
                Duration.ofSeconds(parameters.number("longestDelay", 1_800, 1, 86_400)),
                Duration.ofSeconds(parameters.number("horizon", 43_200, 1, 2_592_000)),
                parameters.number("unknownErrorTries", 3, 1, 1_000));
        Jitter jitter = new Jitter(parameters.number("jitter", 10, 0, 50), random);
        MailDeferral place =
                DeferralParameters.read(parameters).open(parameters, repositories, context, processor, clock);
        return new Waiting(patience, jitter, place, clock);
    }

    /**
     * A mail that nobody tries again.
     *
     * @param reason of the last trouble that was seen
     */
    record GivenUp(Reason reason, int tries) {}

    /**
     * Lays a mail aside and ends the one in hand.
     *
     * @return why it is given up, when it has waited long enough and nothing was done; else empty
     * @throws MessagingException if the mail could not be laid aside
     */
    Optional<GivenUp> defer(Mail mail, Unavailable trouble) throws MessagingException {
        long now = clock.millis();
        Deferral last = MailNotes.deferral(mail).orElse(new Deferral(now, 0, ""));
        Deferral next = next(last, trouble);
        Optional<Duration> planned = patience.delay(next, trouble, now);
        if (planned.isEmpty()) {
            return Optional.of(
                    new GivenUp(Reason.ofCode(next.reason()).orElse(Reason.UNEXPECTED_ERROR), next.attempts()));
        }
        Duration delay =
                jitter.spread(planned.get(), trouble.retryAfter().orElse(Duration.ZERO), patience.left(next, now));
        LOGGER.warn(
                "mail {}: {}, {}: {}; next in {} s",
                mail.getName(),
                next.attempts() == last.attempts() ? "not tried" : "try " + next.attempts() + " failed",
                trouble.reason().code(),
                trouble.detail(),
                delay.toSeconds());
        MailNotes.deferral(mail, next);
        place.defer(mail, delay);
        mail.setState(Mail.GHOST);
        return Optional.empty();
    }

    /** What was not tried counts as no try, and says less than the trouble that was seen before. */
    private static Deferral next(Deferral last, Unavailable trouble) {
        String code = trouble.reason().code();
        if (trouble.contact() == Contact.NOT_TRIED) {
            return new Deferral(
                    last.firstFailure(), last.attempts(), last.reason().isEmpty() ? code : last.reason());
        }
        return new Deferral(last.firstFailure(), last.attempts() + 1, code);
    }
}
