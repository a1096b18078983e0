package jp.cryptobin.james.vault;

import java.util.function.Function;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** How a deposit can end. */
public sealed interface DepositOutcome permits DepositOutcome.Accepted, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);

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
        public <R> R fold(
                Function<? super Accepted, ? extends R> accepted,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return accepted.apply(this);
        }
    }
}
