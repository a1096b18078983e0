package jp.cryptobin.james.mime;

import java.util.Locale;
import java.util.Set;

/** Content-Transfer-Encoding: how the octets of a body travel (RFC 2045, 6). */
public enum TransferEncoding {
    /** What has no label too. */
    SEVEN_BIT("7bit"),
    /** Binary too, and what is misspelt for 7bit or 8bit: the octets as they are, of any value. */
    EIGHT_BIT("8bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64"),
    /** From before MIME; decoded, but never believed to be text. */
    UUENCODE("x-uuencode"),
    /** Any other label: read as it is, never believed. */
    UNKNOWN("");

    /** Labels that programs write for 7bit and 8bit, and that no reader takes for an encoding. */
    private static final Set<String> MISSPELT = Set.of("7-bit", "8-bit", "7bits", "8bits", "7 bit", "8 bit");

    private final String token;

    TransferEncoding(String token) {
        this.token = token;
    }

    /** The value of the header field; empty for an unknown one. */
    public String token() {
        return token;
    }

    /** Whether the octets travel as they are. */
    boolean isIdentity() {
        return this == SEVEN_BIT || this == EIGHT_BIT;
    }

    static boolean isMisspelt(String label) {
        return MISSPELT.contains(label.toLowerCase(Locale.ROOT));
    }

    static TransferEncoding of(String label) {
        if (isMisspelt(label)) {
            return EIGHT_BIT;
        }
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "", "7bit" -> SEVEN_BIT;
            case "8bit", "binary" -> EIGHT_BIT;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
            default -> UNKNOWN;
        };
    }
}
