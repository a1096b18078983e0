package jp.cryptobin.james.check;

/**
 * Something to mend, or to look at.
 *
 * @param place file, and line where it has one
 * @param text what is wrong and what is accepted, on one line; holds no secret
 */
public record ConfigFinding(Severity severity, String place, String text) {
    public enum Severity {
        /** The server would not start, or would lose mail or let files out. */
        ERROR,
        /** Works, but hardly as meant. */
        WARNING
    }

    @Override
    public String toString() {
        return place + ": " + (severity == Severity.ERROR ? "error: " : "warning: ") + text;
    }
}
