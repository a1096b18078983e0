package jp.cryptobin.james.vault.http;

import java.io.IOException;

/** A file that cannot be sent as announced: the fault is on this side, and the request must not look whole. */
final class ContentException extends IOException {
    private final transient Failure failure;
    private final String what;

    /** @param what which file, and what about it; no content */
    ContentException(Failure failure, String what) {
        super(what);
        this.failure = failure;
        this.what = what;
    }

    ContentException(Failure failure, String what, Exception cause) {
        super(what, cause);
        this.failure = failure;
        this.what = what;
    }

    Failure failure() {
        return failure;
    }

    String what() {
        return what;
    }
}
