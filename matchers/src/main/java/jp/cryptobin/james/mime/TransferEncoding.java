package jp.cryptobin.james.mime;

import java.util.Locale;
import java.util.Set;

/** Content-Transfer-Encoding (RFC 2045, 6). */
public enum TransferEncoding {
    /** 7bit, 8bit and binary: the octets as they are. */
    IDENTITY,
    QUOTED_PRINTABLE,
    BASE64,
    /** From before MIME; decoded, but never believed to be text. */
    UUENCODE,
    /** Any other label: read as it is, never believed. */
    UNKNOWN;

    /** Labels that programs write for 7bit and 8bit, and that no reader takes for an encoding. */
    private static final Set<String> MISSPELT = Set.of("7-bit", "8-bit", "7bits", "8bits", "7 bit", "8 bit");

    static boolean isMisspelt(String label) {
        return MISSPELT.contains(label.toLowerCase(Locale.ROOT));
    }

    static TransferEncoding of(String label) {
        if (isMisspelt(label)) {
            return IDENTITY;
        }
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "", "7bit", "8bit", "binary" -> IDENTITY;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
            default -> UNKNOWN;
        };
    }
}
