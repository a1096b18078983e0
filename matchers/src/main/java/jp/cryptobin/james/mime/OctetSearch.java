package jp.cryptobin.james.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for octets in an array, eight at a time: most of a mail is none of those looked for. */
public final class OctetSearch {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_ONE = 0x0101010101010101L;
    private static final long EACH_TOP = 0x8080808080808080L;

    private OctetSearch() {}

    /** Where the octet stands first; {@code to} where it does not. */
    public static int indexOf(byte[] octets, char octet, int from, int to) {
        long wanted = EACH_ONE * octet;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            // The first octet that is zero here is the first that borrows (Hacker's Delight, 6-1).
            long differences = (long) EIGHT.get(octets, at) ^ wanted;
            long zeros = differences - EACH_ONE & ~differences & EACH_TOP;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && octets[at] != octet) {
            at++;
        }
        return at;
    }

    /**
     * Where the first octet below a limit stands; {@code to} where there is none.
     *
     * @param limit of US-ASCII; octets beyond that are never below it
     */
    public static int indexOfBelow(byte[] octets, char limit, int from, int to) {
        long limits = EACH_ONE * limit;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) EIGHT.get(octets, at);
            long below = eight - limits & ~eight & EACH_TOP;
            if (below != 0) {
                return at + (Long.numberOfTrailingZeros(below) >>> 3);
            }
        }
        while (at < to && (octets[at] < 0 || octets[at] >= limit)) {
            at++;
        }
        return at;
    }
}
