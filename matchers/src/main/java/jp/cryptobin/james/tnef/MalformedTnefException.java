package jp.cryptobin.james.tnef;

import java.io.IOException;

/** A stream that is no TNEF, or that holds what cannot be given as a file. */
public final class MalformedTnefException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedTnefException(String message) {
        super(message);
    }
}
