package jp.cryptobin.james.handover;

import java.io.IOException;

/** The copy is in the queue, but it could not be noted that it counts: what is in hand goes on. */
public final class HandOverException extends Exception {
    private static final long serialVersionUID = 1L;

    HandOverException(IOException cause) {
        super("A hand-over could not be completed", cause);
    }
}
