package jp.cryptobin.james.vault;

import jp.cryptobin.james.outcome.OutcomeFunction;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** What can come back when the vault is asked whether it takes deposits. */
public sealed interface StatusOutcome permits StatusOutcome.Ready, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R, E extends Exception> R foldStatus(
            OutcomeFunction<? super Ready, ? extends R, E> ready,
            OutcomeFunction<? super Refused, ? extends R, E> refused,
            OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
            throws E;

    /**
     * The vault is there and takes deposits.
     *
     * @param account login id that the gateway's credentials stand for
     */
    record Ready(String account) implements StatusOutcome {

        @Override
        public <R, E extends Exception> R foldStatus(
                OutcomeFunction<? super Ready, ? extends R, E> ready,
                OutcomeFunction<? super Refused, ? extends R, E> refused,
                OutcomeFunction<? super Unavailable, ? extends R, E> unavailable)
                throws E {
            return ready.to(this);
        }
    }
}
