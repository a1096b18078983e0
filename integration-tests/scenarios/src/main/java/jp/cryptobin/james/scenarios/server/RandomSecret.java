package jp.cryptobin.james.scenarios.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that no other run has. */
public final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 24;

    private RandomSecret() {}

    /** In hexadecimal. */
    public static String next() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
