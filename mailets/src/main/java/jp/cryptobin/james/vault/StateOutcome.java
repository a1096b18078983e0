package jp.cryptobin.james.vault;

import jp.cryptobin.james.outcome.OutcomeFunction;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** What can come back when the vault is asked about a deposit, or told to cancel it. */
public sealed interface StateOutcome permits StateOutcome.KnownDeposit, StateOutcome.UnknownDeposit, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super KnownDeposit, ? extends R, E> known,
            OutcomeFunction<? super UnknownDeposit, ? extends R, E> notKnown,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E;

    /** The vault knows the deposit, and this is how it stands. */
    record KnownDeposit(Receipt receipt) implements StateOutcome {

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super KnownDeposit, ? extends R, E> known,
                OutcomeFunction<? super UnknownDeposit, ? extends R, E> notKnown,
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return known.to(this);
        }
    }

    /** The vault knows no such deposit, or none of this account. */
    record UnknownDeposit(DepositId id) implements StateOutcome {

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super KnownDeposit, ? extends R, E> known,
                OutcomeFunction<? super UnknownDeposit, ? extends R, E> notKnown,
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return notKnown.to(this);
        }
    }
}
