package jp.cryptobin.james.sandbox.section;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Looks for the EICAR test signature in a stream of octets, across all block borders (Knuth, Morris, Pratt). */
public final class VirusSignature {
    private final byte[] signature = eicar().getBytes(US_ASCII);
    private final int[] fallback = fallback(signature);
    private int matched;
    private boolean found;

    /** The 68 characters, put together at run time so that no scanner takes our class file for the virus. */
    public static String eicar() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*");
    }

    public void update(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length && !found; i++) {
            while (matched > 0 && bytes[i] != signature[matched]) {
                matched = fallback[matched - 1];
            }
            if (bytes[i] == signature[matched]) {
                matched++;
            }
            found = matched == signature.length;
        }
    }

    public boolean found() {
        return found;
    }

    private static int[] fallback(byte[] pattern) {
        int[] table = new int[pattern.length];
        int length = 0;
        for (int i = 1; i < pattern.length; i++) {
            while (length > 0 && pattern[i] != pattern[length]) {
                length = table[length - 1];
            }
            if (pattern[i] == pattern[length]) {
                length++;
            }
            table[i] = length;
        }
        return table;
    }
}
