package jp.cryptobin.james.inspection;

/**
 * Finds files that were written into text the way mail did before MIME: uuencode, xxencode, yEnc and BinHex. A line
 * that only begins like one is prose; lines that decode must follow it.
 */
final class EncodedFileWatch {
    /** Programs that look for such files forgive blank lines and junk between the first line and the data. */
    private static final int MOST_LINES_BETWEEN = 100;

    /** Octets of a full line, in both encodings. */
    private static final int FULL_LINE = 45;

    private static final String XX_ALPHABET = "+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private int linesLeft;
    private boolean directly;
    private int indent;
    private boolean base64;
    private boolean lastDecoded;
    private boolean found;

    void line(byte[] octets, int from, int to) {
        if (linesLeft > 0) {
            linesLeft--;
            data(octets, Math.min(to, from + indent), to);
        }
        int start = Octets.skipSpace(octets, Octets.skipQuotes(octets, Octets.skipSpace(octets, from, to), to), to);
        if (start == to) {
            return;
        }
        switch (octets[start]) {
            case 'b', 'B' -> begin(octets, from, start, to);
            case '=' ->
                found |= Octets.startsWith(octets, start, to, "=ybegin ")
                        && (Octets.containsIgnoringCase(octets, start, to, " size=")
                                || Octets.containsIgnoringCase(octets, start, to, " name="));
            case '(' -> found |= Octets.startsWith(octets, start, to, "(This file must be converted with BinHex");
            default -> {}
        }
    }

    private void begin(byte[] octets, int lineStart, int start, int to) {
        boolean armoured = Octets.startsWithIgnoringCase(octets, start, to, "begin-base64");
        if (!armoured && !Octets.startsWithIgnoringCase(octets, start, to, "begin")) {
            return;
        }
        int mode = start + (armoured ? "begin-base64" : "begin").length();
        int digits = Octets.skipSpace(octets, mode, to);
        int end = digits;
        while (end < to && octets[end] >= '0' && octets[end] <= '7') {
            end++;
        }
        if (digits > mode && end > digits && (end == to || octets[end] == ' ' || octets[end] == '\t')) {
            linesLeft = MOST_LINES_BETWEEN;
            directly = true;
            base64 = armoured;
            lastDecoded = false;
            indent = start - lineStart;
        }
    }

    /** The line right behind the first decides alone; behind junk it takes a full line, or two that go on. */
    private void data(byte[] octets, int from, int to) {
        boolean blank = Octets.skipSpace(octets, from, to) == to;
        int count = blank ? -1 : Math.max(uuOctets(octets, from, to), xxOctets(octets, from, to));
        boolean decodes = count >= 0 || base64 && isBase64(octets, from, to);
        found |= decodes && (directly || lastDecoded || count == FULL_LINE || base64 && to - from >= 16);
        lastDecoded = decodes;
        directly &= blank;
    }

    /** Octets of a line of uuencoded data, as its first character tells; negative where it is none. */
    private static int uuOctets(byte[] octets, int from, int to) {
        int count = octets[from] - ' ' & 63;
        int encoded = (count + 2) / 3 * 4;
        int length = to - from;
        boolean fits = length >= 1 + (count * 8 + 5) / 6 && length <= encoded + 2;
        for (int i = from; fits && i < to; i++) {
            fits = octets[i] >= ' ' && octets[i] <= '`';
        }
        return fits ? count : -1;
    }

    private static int xxOctets(byte[] octets, int from, int to) {
        int count = XX_ALPHABET.indexOf(octets[from]);
        int length = to - from;
        boolean fits = count > 0 && length >= 1 + (count + 2) / 3 * 4 && length <= 2 + (count + 2) / 3 * 4;
        for (int i = from; fits && i < to; i++) {
            fits = XX_ALPHABET.indexOf(octets[i]) >= 0;
        }
        return fits ? count : -1;
    }

    private static boolean isBase64(byte[] octets, int from, int to) {
        boolean fits = to - from >= 4 && (to - from) % 4 == 0;
        for (int i = from; fits && i < to; i++) {
            fits = Base64Digits.value(octets[i]) >= 0 || octets[i] == '=' && i >= to - 2;
        }
        return fits;
    }

    boolean found() {
        return found;
    }
}
