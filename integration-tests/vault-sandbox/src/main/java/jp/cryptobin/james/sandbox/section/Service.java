package jp.cryptobin.james.sandbox.section;

/**
 * The state of the whole service.
 *
 * @param retryAfterSeconds said with the temporary states; 0 says nothing
 */
public record Service(State state, int retryAfterSeconds) {
    public static final Service READY = new Service(State.READY, 0);

    /** What the service answers to everything. */
    public enum State {
        READY,
        MAINTENANCE,
        TEMPORARY_ERROR,
        UNEXPECTED_ERROR,
        /** Deposits fail while their files are registered; everything else works. */
        UPLOADS_FAIL
    }
}
