package jp.cryptobin.james.inspection;

import java.util.List;

/**
 * Finds a part of a mail that was written into text: fields that say how a file is encoded, and behind them a block that
 * decodes to one. A lenient program takes it out, wherever in the text it stands. The source of a mail that somebody
 * pastes or quotes is no such thing while what it holds is text.
 */
final class EntityWatch {
    private enum Place {
        OUTSIDE,
        FIELDS,
        BODY
    }

    private enum Encoding {
        NONE,
        BASE64,
        QUOTED_PRINTABLE
    }

    private static final List<String> FILE_TYPES = List.of("application/", "image/", "audio/", "video/");

    /** Digits of base64 in all; some words on lines of their own are fewer. */
    private static final int FEWEST_DIGITS = 24;

    private Place place = Place.OUTSIDE;
    private Encoding encoding = Encoding.NONE;
    private boolean file;
    private boolean transferOpen;
    private boolean contentOpen;
    private boolean armour;
    private OctetText content = new OctetText();
    private long digits;
    private long others;
    private int bits;
    private int bitCount;
    private boolean found;

    void line(byte[] octets, int from, int to) {
        int start = Octets.skipQuotes(octets, from, to);
        int text = Octets.skipSpace(octets, start, to);
        if (place == Place.OUTSIDE) {
            if (text < to && (octets[text] | 0x20) == 'c') {
                field(octets, text, to);
            }
        } else if (Octets.startsWithIgnoringCase(octets, text, to, "content-")) {
            field(octets, text, to);
        } else if (place == Place.FIELDS) {
            inFields(octets, start, text, to);
        } else {
            inBody(octets, text, to);
        }
    }

    private void field(byte[] octets, int from, int to) {
        boolean transfer = Octets.startsWithIgnoringCase(octets, from, to, "content-transfer-encoding");
        boolean disposition = Octets.startsWithIgnoringCase(octets, from, to, "content-disposition");
        boolean type = Octets.startsWithIgnoringCase(octets, from, to, "content-type");
        if (!transfer && !disposition && !type) {
            return;
        }
        if (place == Place.BODY && digits + others > 0) {
            endOfEntity();
        }
        place = Place.FIELDS;
        if (transfer) {
            encoding = Octets.containsIgnoringCase(octets, from, to, "base64")
                    ? Encoding.BASE64
                    : Octets.containsIgnoringCase(octets, from, to, "quoted-printable")
                            ? Encoding.QUOTED_PRINTABLE
                            : Encoding.NONE;
        }
        file |= disposition && Octets.containsIgnoringCase(octets, from, to, "attachment");
        file |= !transfer && Octets.containsIgnoringCase(octets, from, to, "name");
        file |= type && FILE_TYPES.stream().anyMatch(kind -> Octets.containsIgnoringCase(octets, from, to, kind));
        transferOpen = transfer;
        contentOpen = true;
    }

    private void inFields(byte[] octets, int start, int text, int to) {
        if (text == to) {
            place = Place.BODY;
        } else if (contentOpen && isLongBase64(octets, text, to)) {
            place = Place.BODY;
            inBody(octets, text, to);
        } else if (text > start) {
            // A folded field. What is encoded in it is a key or a signature.
            file |= Octets.containsIgnoringCase(octets, text, to, "name");
            encoding = transferOpen && Octets.containsIgnoringCase(octets, text, to, "base64")
                    ? Encoding.BASE64
                    : encoding;
        } else if (!isField(octets, text, to)) {
            place = Place.BODY;
            inBody(octets, text, to);
        } else {
            transferOpen = false;
            contentOpen = false;
        }
    }

    /** No value of a Content field is folded so. */
    private static boolean isLongBase64(byte[] octets, int from, int to) {
        int end = to;
        while (end > from && (octets[end - 1] == '=' || octets[end - 1] == ' ')) {
            end--;
        }
        boolean all = end - from >= FEWEST_DIGITS;
        for (int i = from; all && i < end; i++) {
            all = Base64Digits.value(octets[i]) >= 0;
        }
        return all;
    }

    private static boolean isField(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] > ' ' && octets[at] != ':') {
            at++;
        }
        return at > from && at < to && octets[at] == ':';
    }

    private void inBody(byte[] octets, int from, int to) {
        if (Octets.startsWith(octets, from, to, "-----BEGIN ")) {
            armour = true;
        } else if (Octets.startsWith(octets, from, to, "--")) {
            armour = false;
            // Perhaps a delimiter, perhaps junk: what stands behind it may go on.
            found |= isFile();
        } else if (encoding == Encoding.QUOTED_PRINTABLE) {
            quotedPrintable(octets, from, to);
        } else if (!armour || encoding == Encoding.BASE64) {
            base64(octets, from, to);
        }
    }

    private void base64(byte[] octets, int from, int to) {
        int end = to;
        while (end > from && (octets[end - 1] == ' ' || octets[end - 1] == '\t')) {
            end--;
        }
        int count = 0;
        int junk = 0;
        boolean words = false;
        for (int i = from; i < end; i++) {
            count += Base64Digits.value(octets[i]) >= 0 ? 1 : 0;
            junk += Base64Digits.value(octets[i]) < 0 && octets[i] != '=' ? 1 : 0;
            words |= octets[i] < 0 || " .:@()[]".indexOf(octets[i]) >= 0;
        }
        if (words || junk * 4 > count) {
            others += end - from;
            if (digits == 0 && others == end - from) {
                identity(octets, from, end);
            }
            return;
        }
        digits += count;
        for (int i = from; i < end; i++) {
            digit(Base64Digits.value(octets[i]), octets[i] == '=');
        }
    }

    private void digit(int value, boolean padding) {
        if (padding) {
            bitCount = 0;
        } else if (value >= 0) {
            bits = bits << 6 | value;
            bitCount += 6;
            if (bitCount >= 8) {
                bitCount -= 8;
                content.update(bits >> bitCount & 0xff);
            }
        }
    }

    /** What needs no decoding shows what it is at its start. */
    private void identity(byte[] octets, int from, int to) {
        OctetText start = new OctetText();
        for (int i = from; i < to; i++) {
            start.update(octets[i] & 0xff);
        }
        found |= file && start.hasSignature();
    }

    private void quotedPrintable(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            int high = octets[i] == '=' && i + 2 < to ? Character.digit(octets[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(octets[i + 2], 16) : -1;
            boolean softBreak = octets[i] == '=' && i == to - 1;
            if (low >= 0) {
                content.update(high << 4 | low);
                i += 2;
            } else if (!softBreak) {
                content.update(octets[i] & 0xff);
            }
        }
    }

    private boolean isFile() {
        boolean encoded = encoding == Encoding.BASE64 && digits >= FEWEST_DIGITS && digits > others;
        boolean bare = encoding == Encoding.NONE && file && digits >= FEWEST_DIGITS && digits > others;
        boolean quoted = encoding == Encoding.QUOTED_PRINTABLE;
        boolean noText = content.hasSignature() || !content.isText();
        return encoded && (file || noText) || (bare || quoted) && noText;
    }

    private void endOfEntity() {
        found |= isFile();
        place = Place.OUTSIDE;
        encoding = Encoding.NONE;
        file = false;
        armour = false;
        content = new OctetText();
        digits = 0;
        others = 0;
        bitCount = 0;
    }

    /** To be asked after the last line. */
    boolean found() {
        endOfEntity();
        return found;
    }
}
