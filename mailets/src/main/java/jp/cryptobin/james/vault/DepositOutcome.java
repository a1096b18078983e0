package jp.cryptobin.james.vault;

import java.util.function.Function;

/** How a deposit can end. */
public sealed interface DepositOutcome permits Accepted, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);
}
