package jp.cryptobin.james.vault;

import java.time.Duration;

/**
 * How much of the gateway one vault may occupy, so that one that is slow or away does not hold up everybody's mail.
 *
 * @param calls at the same time, from 1 on; each occupies a thread of the server
 * @param silences in a row, without a connection or a whole answer, after which the vault counts as down
 * @param pause for which a vault that counts as down is left alone; then one call finds out whether it is back
 */
public record CallLimits(int calls, int silences, Duration pause) {

    /**
     * Eight of the twenty threads that the shipped configuration has, so that two vaults that hang leave four to mail
     * without files.
     */
    public static final CallLimits DEFAULT = new CallLimits(8, 5, Duration.ofSeconds(30));

    /** @throws IllegalArgumentException naming what is out of range */
    public CallLimits {
        if (calls < 1 || silences < 1 || pause.isZero() || pause.isNegative()) {
            throw new IllegalArgumentException(
                    "calls=" + calls + ", silences=" + silences + ", pause=" + pause + ": each must be positive");
        }
    }
}
