package jp.cryptobin.james.vault;

import java.util.function.Function;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;

/**
 * Not done, and a repetition would end the same way until a person changes something.
 *
 * @param violation which message applies, and the files or addresses concerned
 * @param detail one line for the log and for administrators: what happened, where. Holds no secret, but may hold
 *     text that came from the vault and file names that came from the mail.
 */
public record Refused(Violation violation, String detail) implements NotDone {

    @Override
    public Reason reason() {
        return violation.reason();
    }

    @Override
    public <R> R fold(
            Function<? super Accepted, ? extends R> accepted,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return refused.apply(this);
    }

    @Override
    public <R> R fold(
            Function<? super Known, ? extends R> known,
            Function<? super NotKnown, ? extends R> notKnown,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return refused.apply(this);
    }

    @Override
    public <R> R foldStatus(
            Function<? super Ready, ? extends R> ready,
            Function<? super Refused, ? extends R> refused,
            Function<? super Unavailable, ? extends R> unavailable) {
        return refused.apply(this);
    }
}
