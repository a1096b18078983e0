package jp.cryptobin.james.vault;

import java.util.function.Function;

/**
 * The vault is there and takes deposits.
 *
 * @param account login id that the gateway's credentials stand for
 */
public record Ready(String account) implements StatusOutcome {

    @Override
    public <R> R foldStatus(
            Function<? super Ready, ? extends R> ready,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return ready.apply(this);
    }
}
