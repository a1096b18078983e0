package jp.cryptobin.james.inspection;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells text in single octets from other content, by its first octets and its control characters. */
final class OctetText {
    /** First octets of formats: some hold few control characters, and in UTF-16 and UTF-32 a NUL proves nothing. */
    private static final List<byte[]> SIGNATURES = List.of(
            octets("%PDF-"),
            octets("PK\u0003\u0004"),
            octets("{\\rtf"),
            octets("Rar!\u001a"),
            octets("GIF8"),
            octets("MSCF"),
            octets("\u0089PNG"),
            octets("\u00ff\u00d8\u00ff"),
            octets("\u00d0\u00cf\u0011\u00e0"),
            octets("\u001f\u008b"),
            octets("7z\u00bc\u00af"),
            octets("\u007fELF"));

    private static final int CONTROL_CHARACTERS_IN_THOUSAND = 10;

    private final byte[] head = new byte[8];
    private long octets;
    private long controls;
    private boolean nul;

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The next octets, of which {@link #control} is told of all control characters. */
    void begin(byte[] buffer, int length) {
        for (int i = 0; i < length && octets + i < head.length; i++) {
            head[(int) octets + i] = buffer[i];
        }
        octets += length;
    }

    void update(int octet) {
        if (octets < head.length) {
            head[(int) octets] = (byte) octet;
        }
        octets++;
        if (octet < ' ') {
            control(octet);
        }
    }

    /** @param octet below the space */
    void control(int octet) {
        nul |= octet == 0;
        boolean usedInText = octet >= 7 && octet <= 15 || octet == 0x1b || octet == 0x1a;
        controls += usedInText ? 0 : 1;
    }

    boolean isText() {
        return !nul && controls * 1000 <= octets * CONTROL_CHARACTERS_IN_THOUSAND;
    }

    boolean hasSignature() {
        return SIGNATURES.stream().anyMatch(this::startsWith);
    }

    private boolean startsWith(byte[] signature) {
        boolean same = octets >= signature.length;
        for (int i = 0; same && i < signature.length; i++) {
            same = head[i] == signature[i];
        }
        return same;
    }
}
