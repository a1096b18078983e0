package jp.cryptobin.james.extension;

/** A setting that the gateway cannot start with; the message names file, key, value and accepted form. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
