package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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
        public <R> R fold(
                Function<? super Accepted, ? extends R> accepted,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return refused.apply(this);
        }

        @Override
        public <R> R fold(
                Function<? super KnownDeposit, ? extends R> known,
                Function<? super UnknownDeposit, ? extends R> notKnown,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return refused.apply(this);
        }

        @Override
        public <R> R foldStatus(
                Function<? super Ready, ? extends R> ready,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return refused.apply(this);
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
            /** The vault was left alone, because others wait for it already. */
            NOT_TRIED,
            /** No connection, or no whole answer. */
            SILENCE,
            /** The vault, or something before it, answered. */
            ANSWERED
        }

        /** The vault, or something before it, answered. */
        public Unavailable(Reason reason, Optional<Duration> retryAfter, String detail) {
            this(reason, Contact.ANSWERED, retryAfter, detail);
        }

        @Override
        public <R> R fold(
                Function<? super Accepted, ? extends R> accepted,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return unavailable.apply(this);
        }

        @Override
        public <R> R fold(
                Function<? super KnownDeposit, ? extends R> known,
                Function<? super UnknownDeposit, ? extends R> notKnown,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return unavailable.apply(this);
        }

        @Override
        public <R> R foldStatus(
                Function<? super Ready, ? extends R> ready,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return unavailable.apply(this);
        }
    }
}
