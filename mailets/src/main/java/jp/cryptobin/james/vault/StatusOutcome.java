package jp.cryptobin.james.vault;

import java.util.function.Function;
import jp.cryptobin.james.vault.NotDone.Refused;
import jp.cryptobin.james.vault.NotDone.Unavailable;

/** What can come back when the vault is asked whether it takes deposits. */
public sealed interface StatusOutcome permits StatusOutcome.Ready, NotDone {

    /** Goes on with the outcome at hand; whoever calls must have an answer for each. */
    <R> R foldStatus(
            Function<? super Ready, ? extends R> ready,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable);

    /**
     * The vault is there and takes deposits.
     *
     * @param account login id that the gateway's credentials stand for
     */
    record Ready(String account) implements StatusOutcome {

        @Override
        public <R> R foldStatus(
                Function<? super Ready, ? extends R> ready,
                Function<? super Refused, ? extends R> refused,
                Function<? super Unavailable, ? extends R> unavailable) {
            return ready.apply(this);
        }
    }
}
