package jp.cryptobin.james.vault;

import java.util.function.Function;

/** The vault knows no such deposit, or none of this account. */
public record NotKnown(DepositId id) implements StateOutcome {

    @Override
    public <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super NotKnown, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return notKnown.apply(this);
    }
}
