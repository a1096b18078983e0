package jp.cryptobin.james.sandbox.fault;

/** Ends the work on a request before it began, because a fault was ordered for it. */
final class FaultStrikesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FaultKind kind;

    FaultStrikesException(FaultKind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    FaultKind kind() {
        return kind;
    }
}
