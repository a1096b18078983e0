package jp.cryptobin.james.inspection;

import java.util.Arrays;

/** The digits of base64, in both alphabets (RFC 4648, 4 and 5). */
final class Base64Digits {
    private static final byte[] VALUES = values();

    private Base64Digits() {}

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) i;
        }
        values['-'] = 62;
        values['_'] = 63;
        return values;
    }

    /** Negative for what is no digit. */
    static int value(byte octet) {
        return octet < 0 ? -1 : VALUES[octet];
    }
}
