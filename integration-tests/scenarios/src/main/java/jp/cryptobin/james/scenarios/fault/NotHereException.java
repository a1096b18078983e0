package jp.cryptobin.james.scenarios.fault;

/** The machine does not allow a fault to be made. */
final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHereException(String why) {
        super(why);
    }
}
