package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.Optional;
import jp.cryptobin.james.outcome.OutcomeAction;
import jp.cryptobin.james.outcome.OutcomeFunction;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.vault.DepositOutcome.Accepted;
import jp.cryptobin.james.vault.StateOutcome.KnownDeposit;
import jp.cryptobin.james.vault.StateOutcome.UnknownDeposit;
import jp.cryptobin.james.vault.StatusOutcome.Ready;

/** What the vault did not do, whatever it was asked: for good, or not yet. */
public sealed interface NotDone extends DepositOutcome, StateOutcome, StatusOutcome {

    /** Which of the manual's messages people are told. */
    Reason reason();

    /** One line for the log and for administrators; holds no secret. */
    String detail();

    /** The same, to be tried again after a time; what was refused stays so. */
    NotDone after(Duration pause);

    /** Goes on with what was not done; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E;

    /** The same where there is something to do instead of something to tell. */
    <E extends Exception> void act(
            OutcomeAction<? super Refused, E> refused, OutcomeAction<? super Unavailable, E> unavailable) throws E;

    @Override
    default <R, E extends Exception> R fold(
            OutcomeFunction<? super Accepted, ? extends R, E> accepted,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E {
        return fold(refused, unavailable);
    }

    @Override
    default <R, E extends Exception> R fold(
            OutcomeFunction<? super KnownDeposit, ? extends R, E> known,
            OutcomeFunction<? super UnknownDeposit, ? extends R, E> notKnown,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E {
        return fold(refused, unavailable);
    }

    @Override
    default <R, E extends Exception> R foldStatus(
            OutcomeFunction<? super Ready, ? extends R, E> ready,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E {
        return fold(refused, unavailable);
    }

    /**
     * Not done, and a repetition would end the same way until a person changes something.
     *
     * @param violation which message applies, and the files or addresses concerned
     * @param detail one line for the log and for administrators: what happened, where. Holds no secret, but may hold
     *     text that came from the vault and file names that came from the mail.
     */
    record Refused(Violation violation, String detail) implements NotDone {

        @Override
        public Reason reason() {
            return violation.reason();
        }

        @Override
        public NotDone after(Duration pause) {
            return this;
        }

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return refused.to(this);
        }

        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super Refused, E> refused, OutcomeAction<? super Unavailable, E> unavailable) throws E {
            refused.on(this);
        }
    }

    /**
     * Not done as far as is known, and a repetition may succeed. After a lost answer the deposit may exist all the same;
     * the same key finds it.
     *
     * @param reason what to tell people when patience has run out
     * @param contact how far the call came
     * @param retryAfter how long the vault asks to be left alone; empty when it does not say
     * @param detail one line for the log and for administrators: what happened, where. Holds no secret, but may hold
     *     text that came from the vault and file names that came from the mail.
     */
    record Unavailable(Reason reason, Contact contact, Optional<Duration> retryAfter, String detail)
            implements NotDone {

        /** How far a call came. */
        public enum Contact {
            /** The vault was left alone, because it was silent to others. */
            NOT_TRIED,
            /** The vault is busy with others, and no thread is free to wait for it. */
            BUSY,
            /** No connection, or no whole answer. */
            SILENCE,
            /** The vault, or something before it, answered. */
            ANSWERED;

            public boolean isTried() {
                return this == SILENCE || this == ANSWERED;
            }
        }

        /** Answered, without a word on how long to wait. */
        public Unavailable(Reason reason, String detail) {
            this(reason, Contact.ANSWERED, Optional.empty(), detail);
        }

        @Override
        public NotDone after(Duration pause) {
            return new Unavailable(reason, contact, Optional.of(pause), detail);
        }

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return unavailable.to(this);
        }

        @Override
        public <E extends Exception> void act(
                OutcomeAction<? super Refused, E> refused, OutcomeAction<? super Unavailable, E> unavailable) throws E {
            unavailable.on(this);
        }
    }
}
