package jp.cryptobin.james.inspection;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.cryptobin.james.mime.Defect;

/**
 * Looks at the octets of a part that is called text, as they stream by, and finds those that are not: binary content,
 * and files written into text (uuencode, yEnc, BinHex).
 */
final class TextWatch {
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

    private static final Pattern UU_BEGIN = Pattern.compile("begin(-base64)? [0-7]{3,4} \\S.*");
    private static final int LINE_OCTETS = 160;
    private static final int CONTROL_CHARACTERS_IN_THOUSAND = 10;

    private final Optional<WideText> wide;
    private final boolean headerMayContinue;
    private final byte[] head = new byte[8];
    private final StringBuilder line = new StringBuilder(LINE_OCTETS);

    private long octets;
    private long controls;
    private boolean nul;
    private boolean uuBegun;
    private boolean fileInText;
    private boolean sawBlankLine;
    private boolean headerContinues;

    /**
     * @param charset label of the text; in UTF-16 and UTF-32 a NUL is half a character
     * @param headerMayContinue whether the header ended without an empty line
     */
    TextWatch(String charset, boolean headerMayContinue) {
        String label = charset.toLowerCase(Locale.ROOT);
        this.wide = WideText.of(label);
        this.headerMayContinue = headerMayContinue;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    void update(byte[] buffer, int length) {
        wide.ifPresent(text -> text.update(buffer, length));
        for (int i = 0; i < length; i++) {
            int octet = buffer[i] & 0xff;
            if (octets < head.length) {
                head[(int) octets] = buffer[i];
            }
            octets++;
            if (octet == '\n') {
                endLine();
            } else if (line.length() < LINE_OCTETS) {
                line.append((char) octet);
            }
            if (octet < ' ') {
                noteControl(octet);
            }
        }
    }

    private void noteControl(int octet) {
        nul |= octet == 0;
        boolean usedInText = octet >= 7 && octet <= 15 || octet == 0x1b || octet == 0x1a;
        if (!usedInText) {
            controls++;
        }
    }

    private void endLine() {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        String text = line.toString();
        line.setLength(0);
        if (text.isEmpty()) {
            sawBlankLine = true;
        } else if (headerMayContinue && !sawBlankLine) {
            headerContinues |= text.strip().toLowerCase(Locale.ROOT).startsWith("content-");
        }
        if (uuBegun) {
            fileInText |= isUuLine(text) || isBase64Line(text);
        }
        uuBegun = UU_BEGIN.matcher(text).matches();
        fileInText |= text.startsWith("=ybegin ") && text.contains(" name=")
                || text.startsWith("(This file must be converted with BinHex");
    }

    /** A line of uuencoded data: its first character tells how many octets follow. */
    private static boolean isUuLine(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int count = text.charAt(0) - ' ' & 63;
        int encoded = (count + 2) / 3 * 4;
        boolean lengthFits = text.length() >= 1 + (count * 8 + 5) / 6 && text.length() <= encoded + 2;
        return lengthFits && text.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private static boolean isBase64Line(String text) {
        return text.length() >= 4 && text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]+={0,2}");
    }

    /** What the text turned out to be instead; to be asked after the last octet. */
    Optional<Defect> verdict() {
        endLine();
        if (headerContinues) {
            return Optional.of(Defect.HEADER_CONTINUES_IN_BODY);
        }
        if (fileInText) {
            return Optional.of(Defect.FILE_IN_TEXT);
        }
        boolean signature = SIGNATURES.stream().anyMatch(this::startsWith);
        boolean octetText = !nul && controls * 1000 <= octets * CONTROL_CHARACTERS_IN_THOUSAND;
        boolean binary = !wide.map(WideText::isText).orElse(octetText);
        return signature || binary ? Optional.of(Defect.BINARY_TEXT) : Optional.empty();
    }

    private boolean startsWith(byte[] signature) {
        if (octets < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (head[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
