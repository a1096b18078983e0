package jp.cryptobin.james.vault;

import java.util.function.Function;

/** What can come back when the vault is asked about a deposit, or told to cancel it. */
public sealed interface StateOutcome permits Known, NotKnown, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super NotKnown, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);
}
