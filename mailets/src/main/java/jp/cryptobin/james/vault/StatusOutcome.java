package jp.cryptobin.james.vault;

import java.util.function.Function;

/** What can come back when the vault is asked whether it takes deposits. */
public sealed interface StatusOutcome permits Ready, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R foldStatus(
            Function<? super Ready, ? extends R> ready,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);
}
