package jp.cryptobin.james.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javax.mail.MessagingException;
import jp.cryptobin.james.deferral.MailDeferral;
import jp.cryptobin.james.deferral.MailLine;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.outcome.OutcomeAction;
import jp.cryptobin.james.parameters.UploadParameters;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.state.Deferral;
import jp.cryptobin.james.state.MailState;
import jp.cryptobin.james.vault.NotDone.Unavailable;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits temporary trouble out: how long, and where.
 *
 * @param jitter spreads the delays that {@code patience} plans
 * @param place where a mail waits
 */
public record Waiting(Patience patience, Jitter jitter, MailDeferral place, Clock clock) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Waiting.class);

    /** @param random from -1 to 1 */
    public static Waiting of(UploadParameters parameters, MailDeferral place, Clock clock, DoubleSupplier random) {
        Patience patience = new Patience(
                parameters.firstDelay(),
                parameters.longestDelay(),
                parameters.horizon(),
                parameters.unknownErrorTries());
        return new Waiting(patience, new Jitter(parameters.jitterPercent(), random), place, clock);
    }

    /** What became of a mail that met trouble. */
    public sealed interface Outcome {
        /** Does what is to be done about the outcome at hand; whoever calls must have a deed for each. */
        <E extends Exception> void act(
                OutcomeAction<? super GivenUp, E> givenUp, OutcomeAction<? super LaidAside, E> laidAside) throws E;
    }

    /**
     * A mail that nobody tries again.
     *
     * @param reason of the last trouble that was seen
     */
    public record GivenUp(Reason reason, int tries) implements Outcome {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super GivenUp, E> givenUp, OutcomeAction<? super LaidAside, E> laidAside) throws E {
            givenUp.on(this);
        }
    }

    /**
     * A mail that waits.
     *
     * @param next when it is tried again, at the latest
     * @param horizon when it is given up
     */
    public record LaidAside(Deferral deferral, Instant next, Instant horizon) implements Outcome {
        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super GivenUp, E> givenUp, OutcomeAction<? super LaidAside, E> laidAside) throws E {
            laidAside.on(this);
        }

        public GatewayEvent event(MailIdentity mail, Reason reason) {
            Instant since = Instant.ofEpochMilli(deferral.firstFailure());
            return new GatewayEvent.Deferred(mail, reason, deferral.attempts(), since, next, horizon);
        }
    }

    /**
     * Lays a mail aside and ends the one in hand.
     *
     * @return given up, and nothing was done, when it has waited long enough
     * @throws MessagingException if the mail could not be laid aside
     */
    public Outcome defer(Mail mail, Unavailable trouble) throws MessagingException {
        return defer(mail, trouble, place::defer, false);
    }

    /** As {@link #defer(Mail, Unavailable)}, at the end of a line, which calls back when there is room. */
    public Outcome lineUp(Mail mail, Unavailable trouble, MailLine line, String processor) throws MessagingException {
        return defer(mail, trouble, (aside, delay) -> line.join(aside, processor), true);
    }

    private interface Aside {
        void lay(Mail mail, Duration delay) throws MessagingException;
    }

    private Outcome defer(Mail mail, Unavailable trouble, Aside where, boolean inLine) throws MessagingException {
        long now = clock.millis();
        Deferral last = MailState.deferral(mail).orElse(new Deferral(now, 0, ""));
        Deferral next = next(last, trouble);
        Optional<Duration> planned = patience.delay(next, trouble, now);
        if (planned.isEmpty()) {
            return new GivenUp(Reason.ofCode(next.reason()).orElse(Reason.UNEXPECTED_ERROR), next.attempts());
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
        MailState.deferral(mail, next);
        where.lay(mail, delay);
        mail.setState(Mail.GHOST);
        Instant at = Instant.ofEpochMilli(now);
        Instant horizon = at.plus(patience.left(next, now));
        // Nobody knows how long a line takes.
        return new LaidAside(next, inLine ? horizon : at.plus(delay), horizon);
    }

    /** What was not tried counts as no try, and says less than the trouble that was seen before. */
    private static Deferral next(Deferral last, Unavailable trouble) {
        String code = trouble.reason().code();
        if (!trouble.contact().isTried()) {
            return new Deferral(
                    last.firstFailure(), last.attempts(), last.reason().isEmpty() ? code : last.reason());
        }
        return new Deferral(last.firstFailure(), last.attempts() + 1, code);
    }
}
