package jp.cryptobin.james.vault;

import jp.cryptobin.james.outcome.OutcomeFunction;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** How a deposit can end. */
public sealed interface DepositOutcome permits DepositOutcome.Accepted, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R fold(
            OutcomeFunction<? super Accepted, ? extends R, E> accepted,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E;

    /**
     * The vault has every file, unaltered: the receipt repeats each with its digest.
     *
     * @param receipt of a deposit that is {@linkplain DepositState#standing() standing}
     */
    record Accepted(Receipt receipt) implements DepositOutcome {

        /** @throws IllegalArgumentException when recipients will never get the files of this deposit */
        public Accepted {
            if (!receipt.state().standing()) {
                throw new IllegalArgumentException("Deposit " + receipt.id() + " is " + receipt.state());
            }
        }

        @Override
        public <R, E extends Exception> R fold(
                OutcomeFunction<? super Accepted, ? extends R, E> accepted,
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return accepted.to(this);
        }
    }
}
