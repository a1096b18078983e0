package jp.cryptobin.james.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a line is bound: its last member is the SHA-256 of the line without that member, which names the hash before. */
final class ChainLink {
    /** What the first line of a chain has in the place of the hash before. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String MEMBER = ",\"hash\":\"";
    private static final String END = "\"}";

    private ChainLink() {}

    /** Hexadecimal, lower case. */
    static String hash(String unbound) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(unbound.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** @param unbound a JSON object */
    static String bind(String unbound) {
        return unbound.substring(0, unbound.length() - 1) + MEMBER + hash(unbound) + END;
    }

    /** The line without its hash; empty when it does not end as bound lines do. */
    static String unbound(String line) {
        int at = line.lastIndexOf(MEMBER);
        boolean bound = at > 0 && line.length() == at + MEMBER.length() + 64 + END.length() && line.endsWith(END);
        return bound ? line.substring(0, at) + "}" : "";
    }

    /** The hash that a bound line ends with. */
    static String hashOf(String line) {
        return line.substring(line.length() - 64 - END.length(), line.length() - END.length());
    }
}
