package jp.cryptobin.james.sandbox.api;

import java.io.IOException;

/** The request could not be read to its end, so there is nobody to answer. */
final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("The client's request broke off", cause);
    }
}
