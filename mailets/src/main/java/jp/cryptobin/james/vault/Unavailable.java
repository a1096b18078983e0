package jp.cryptobin.james.vault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import jp.cryptobin.james.policy.Reason;

/**
 * Not done as far as is known, and a repetition may succeed. After a lost answer the deposit may exist all the same;
 * the same key finds it.
 *
 * @param reason what to tell people when patience has run out
 * @param retryAfter how long the vault asks to be left alone; empty when it does not say
 * @param detail one line for the log and for administrators: what happened, where. Holds no secret, but may hold
 *     text that came from the vault and file names that came from the mail.
 */
public record Unavailable(Reason reason, Optional<Duration> retryAfter, String detail) implements NotDone {

    @Override
    public <R> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return unavailable.apply(this);
    }

    @Override
    public <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super NotKnown, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return unavailable.apply(this);
    }

    @Override
    public <R> R foldStatus(
            Function<? super Ready, ? extends R> ready,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return unavailable.apply(this);
    }
}
