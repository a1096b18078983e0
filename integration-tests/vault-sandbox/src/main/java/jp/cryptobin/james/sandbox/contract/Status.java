package jp.cryptobin.james.sandbox.contract;

/** The answer of {@code GET /api/v1/status}: the service takes deposits, for this account. */
public record Status(State state, String account) {
    /** The only state that is answered with 200; every other is a problem. */
    public enum State {
        READY
    }

    public static Status ready(String account) {
        return new Status(State.READY, account);
    }
}
