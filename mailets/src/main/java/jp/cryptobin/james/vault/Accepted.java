package jp.cryptobin.james.vault;

import java.util.function.Function;

/**
 * The vault has every file, unaltered: the receipt repeats each with its digest.
 *
 * @param receipt of a deposit that is {@linkplain DepositState#standing() standing}
 */
public record Accepted(Receipt receipt) implements DepositOutcome {

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
