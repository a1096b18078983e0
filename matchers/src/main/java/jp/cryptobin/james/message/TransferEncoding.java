package jp.cryptobin.james.message;

import java.util.Locale;

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

    static TransferEncoding of(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "", "7bit", "8bit", "binary" -> IDENTITY;
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            case "x-uuencode", "uuencode", "x-uue", "uue" -> UUENCODE;
            default -> UNKNOWN;
        };
    }
}
