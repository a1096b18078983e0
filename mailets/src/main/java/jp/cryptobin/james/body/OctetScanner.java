package jp.cryptobin.james.body;

/** Finds the {@link OctetFacts} octet by octet. */
final class OctetScanner {
    private final Utf8Check utf8 = new Utf8Check();
    private final ShiftJisCheck shiftJis = new ShiftJisCheck();
    private final EucJpCheck eucJp = new EucJpCheck();
    private final JisState jis = new JisState();
    private final byte[] head = new byte[4];
    private long length;
    private long eightBit;
    private boolean longUtf8;
    private boolean nul;

    void accept(int octet) {
        if (length < head.length) {
            head[(int) length] = (byte) octet;
        }
        length++;
        nul |= octet == 0;
        jis.accept(octet);
        if (octet > 0x7F) {
            eightBit++;
            longUtf8 |= octet >= 0xE0;
        }
        if (eightBit > 0) {
            utf8.accept(octet);
            shiftJis.accept(octet);
            eucJp.accept(octet);
        }
    }

    /** Whether octets of US-ASCII that can be printed tell nothing but their number. */
    boolean isPlain() {
        return eightBit == 0 && length >= head.length && !jis.inEscape();
    }

    void pass(int count) {
        length += count;
    }

    OctetFacts facts() {
        return new OctetFacts(
                length,
                eightBit,
                nul,
                utf8.valid(),
                shiftJis.valid(),
                eucJp.valid(),
                jis.escaped() && eightBit == 0,
                jis.escaped(),
                longUtf8,
                jis.supplementary(),
                jis.ascii(),
                ByteOrderMark.of(head, (int) Math.min(length, head.length)),
                length > 1 && head[0] != 0 && head[1] == 0);
    }

    /** RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF. */
    private static final class Utf8Check {
        private boolean valid = true;
        private int pending;
        private int low = 0x80;
        private int high = 0xBF;

        void accept(int octet) {
            if (pending > 0) {
                valid &= octet >= low && octet <= high;
                low = 0x80;
                high = 0xBF;
                pending--;
            } else if (octet >= 0xC2 && octet <= 0xDF) {
                pending = 1;
            } else if (octet >= 0xE0 && octet <= 0xEF) {
                pending = 2;
                low = octet == 0xE0 ? 0xA0 : 0x80;
                high = octet == 0xED ? 0x9F : 0xBF;
            } else if (octet >= 0xF0 && octet <= 0xF4) {
                pending = 3;
                low = octet == 0xF0 ? 0x90 : 0x80;
                high = octet == 0xF4 ? 0x8F : 0xBF;
            } else {
                valid &= octet < 0x80;
            }
        }

        boolean valid() {
            return valid && pending == 0;
        }
    }

    /**
     * Form alone proves little: "naïve" in windows-1252 is well-formed Shift_JIS. So a pair that Western text hardly
     * has must occur too: a lead of the first block with a trail above 127 or in the katakana, or two half-width kana.
     */
    private static final class ShiftJisCheck {
        private boolean valid = true;
        private boolean japanese;
        private int lead;
        private boolean afterKana;

        void accept(int octet) {
            if (lead > 0) {
                valid &= octet >= 0x40 && octet <= 0xFC && octet != 0x7F;
                japanese |= lead <= 0x9F && (octet >= 0x80 || (lead == 0x83 && octet <= 0x96));
                lead = 0;
                return;
            }
            boolean kana = octet >= 0xA1 && octet <= 0xDF;
            japanese |= kana && afterKana;
            afterKana = kana;
            if ((octet >= 0x81 && octet <= 0x9F) || (octet >= 0xE0 && octet <= 0xFC)) {
                lead = octet;
            } else {
                valid &= octet < 0x80 || kana;
            }
        }

        boolean valid() {
            return valid && japanese && lead == 0;
        }
    }

    private static final class EucJpCheck {
        private boolean valid = true;
        private int pending;
        private int high = 0xFE;

        void accept(int octet) {
            if (pending > 0) {
                valid &= octet >= 0xA1 && octet <= high;
                high = 0xFE;
                pending--;
            } else if (octet == 0x8F) {
                pending = 2;
            } else if (octet == 0x8E) {
                pending = 1;
                high = 0xDF;
            } else if (octet >= 0xA1 && octet <= 0xFE) {
                pending = 1;
            } else {
                valid &= octet < 0x80;
            }
        }

        boolean valid() {
            return valid && pending == 0;
        }
    }
}
