package jp.cryptobin.james.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Tells the signature of clear-signed mail from what is only called one. */
final class SignatureContent {
    /** Octets. With a chain of certificates and a list of revoked ones it takes some ten thousand. */
    static final int LONGEST = 65_536;

    private static final String BEGIN_PGP = "-----BEGIN PGP SIGNATURE-----";
    private static final String END_PGP = "-----END PGP SIGNATURE-----";
    /** Armor headers such as {@code Version} and {@code Comment} (RFC 9580, 6.2). */
    private static final Pattern ARMOR_HEADER = Pattern.compile("[A-Za-z]{1,20}: .{0,200}");

    private static final Pattern ARMOR = Pattern.compile("[A-Za-z0-9+/=]{0,100}");

    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT_0 = 0xA0;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;
    /** id-signedData (RFC 5652, 5.1). */
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    private final byte[] octets;
    private int at;

    private SignatureContent(byte[] octets) {
        this.octets = octets;
    }

    /** Whether it is a signature of PGP, or one of S/MIME that does not hold what it signs. */
    static boolean isSound(byte[] octets) {
        if (octets.length > LONGEST) {
            return false;
        }
        return isPgp(new String(octets, StandardCharsets.ISO_8859_1).strip().split("\r?\n", -1))
                || new SignatureContent(octets).isDetachedSignedData();
    }

    private static boolean isPgp(String[] lines) {
        if (lines.length < 3 || !lines[0].equals(BEGIN_PGP) || !lines[lines.length - 1].equals(END_PGP)) {
            return false;
        }
        return Arrays.stream(lines, 1, lines.length - 1)
                .allMatch(line -> ARMOR.matcher(line).matches()
                        || ARMOR_HEADER.matcher(line).matches());
    }

    /** ContentInfo, SignedData, and in it an EncapsulatedContentInfo of nothing but a type. */
    private boolean isDetachedSignedData() {
        int whole = enter(SEQUENCE);
        if (whole < 0 || !isIndefinite(whole) && whole != octets.length || !isSignedDataType()) {
            return false;
        }
        if (enter(CONTEXT_0) < 0 || enter(SEQUENCE) < 0 || !skip(INTEGER) || !skip(SET)) {
            return false;
        }
        int end = enter(SEQUENCE);
        if (end < 0 || !skip(OBJECT_IDENTIFIER)) {
            return false;
        }
        return isIndefinite(end) ? at + 1 < octets.length && octets[at] == 0 && octets[at + 1] == 0 : at == end;
    }

    private static boolean isIndefinite(int end) {
        return end == Integer.MAX_VALUE;
    }

    private boolean isSignedDataType() {
        int end = enter(OBJECT_IDENTIFIER);
        if (end != at + SIGNED_DATA.length || end > octets.length) {
            return false;
        }
        for (byte octet : SIGNED_DATA) {
            if (octets[at++] != octet) {
                return false;
            }
        }
        return true;
    }

    private boolean skip(int tag) {
        int end = enter(tag);
        if (end < 0 || isIndefinite(end)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Steps past a tag and its length. Returns the end, or a negative number where another thing stands. */
    private int enter(int tag) {
        if (at + 1 >= octets.length || (octets[at] & 0xFF) != tag) {
            return -1;
        }
        int first = octets[at + 1] & 0xFF;
        at += 2;
        if (first == 0x80) {
            return Integer.MAX_VALUE;
        }
        int length = first;
        if (first > 0x80) {
            int count = first & 0x7F;
            if (count > 3 || at + count > octets.length) {
                return -1;
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | octets[at++] & 0xFF;
            }
        }
        return at + length <= octets.length ? at + length : -1;
    }
}
