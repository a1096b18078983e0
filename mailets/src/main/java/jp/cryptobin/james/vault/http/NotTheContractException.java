package jp.cryptobin.james.vault.http;

/** An answer that the wire contract does not know. */
final class NotTheContractException extends Exception {
    private final String what;

    /** @param what the member that is wrong and how; never its value */
    NotTheContractException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
