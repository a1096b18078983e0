package jp.cryptobin.james.vault;

import java.util.function.Function;

/** The vault knows the deposit, and this is how it stands. */
public record Known(Receipt receipt) implements StateOutcome {

    @Override
    public <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super NotKnown, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return known.apply(this);
    }
}
