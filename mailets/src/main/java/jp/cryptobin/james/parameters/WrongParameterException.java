package jp.cryptobin.james.parameters;

/** A parameter that is not accepted; the message names mailet, parameter, value and accepted form. */
public final class WrongParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongParameterException(String message) {
        super(message);
    }
}
