package jp.cryptobin.james.audit;

/**
 * A line of a file.
 *
 * @param file as it was given
 * @param line from 1
 */
public record AuditPosition(String file, long line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
