package jp.cryptobin.james.rebuild;

import java.io.IOException;

/** A body cannot be edited so that the result is certain: the mail must not leave. */
public final class UneditableException extends IOException {
    private static final long serialVersionUID = 1L;

    UneditableException(String why) {
        super(why);
    }
}
