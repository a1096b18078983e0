package jp.cryptobin.james.vault;

import java.util.function.Function;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** What can come back when the vault is asked about a deposit, or told to cancel it. */
public sealed interface StateOutcome permits StateOutcome.KnownDeposit, StateOutcome.UnknownDeposit, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R fold(
            Function<? super KnownDeposit, ? extends R> known,
            Function<? super UnknownDeposit, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);

    /** The vault knows the deposit, and this is how it stands. */
    record KnownDeposit(Receipt receipt) implements StateOutcome {

        @Override
        public <R> R fold(
                Function<? super KnownDeposit, ? extends R> known,
                Function<? super UnknownDeposit, ? extends R> notKnown,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return known.apply(this);
        }
    }

    /** The vault knows no such deposit, or none of this account. */
    record UnknownDeposit(DepositId id) implements StateOutcome {

        @Override
        public <R> R fold(
                Function<? super KnownDeposit, ? extends R> known,
                Function<? super UnknownDeposit, ? extends R> notKnown,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return notKnown.apply(this);
        }
    }
}
