package jp.cryptobin.james.vault.http;

import java.time.Duration;

/**
 * How long the vault is waited for, phase by phase. All are positive; there is no "for ever".
 *
 * @param connect until the connection stands, per address of the host; TLS handshake apart
 * @param read of silence while an answer is awaited, or between its pieces
 * @param write of standstill while the files are sent
 * @param call for the whole of one call, name lookup to last octet
 */
public record Timeouts(Duration connect, Duration read, Duration write, Duration call) {

    /**
     * A dead vault is noticed in 10 s when it does not accept, in 30 s when it stops reading. The answer may take two
     * minutes, since the vault checks digests and looks for viruses before it gives one. A mail of 40 MB carries some
     * 30 MB of files: ten minutes in all suffice for a line of 0.5 Mbit/s, and free the thread of James that waits.
     */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** @throws IllegalArgumentException naming the phase whose time is not between a millisecond and a day */
    public Timeouts {
        check("connect", connect);
        check("read", read);
        check("write", write);
        check("call", call);
    }

    private static void check(String phase, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "Timeout '" + phase + "' is " + time + "; expected between a millisecond and a day");
        }
    }
}
