package jp.cryptobin.james.inspection;

import java.util.Optional;

/**
 * Tells text in UTF-16 or UTF-32 from other content under such a label, in either order of octets: of what is no text,
 * many units are no characters.
 */
final class WideText {
    /** Text with some characters of a company's own is text; of random octets, a hundred in a thousand are odd. */
    private static final int ODD_IN_THOUSAND = 20;

    private final int width;
    private int filled;
    private int big;
    private int little;
    private long units;
    private long oddBig;
    private long oddLittle;

    private WideText(int width) {
        this.width = width;
    }

    /**
     * The watch for a charset; none for one of single octets.
     *
     * @param label in lower case
     */
    static Optional<WideText> of(String label) {
        if (label.startsWith("utf-32")) {
            return Optional.of(new WideText(4));
        }
        return label.startsWith("utf-16") || label.startsWith("ucs-2")
                ? Optional.of(new WideText(2))
                : Optional.empty();
    }

    void update(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            int octet = buffer[i] & 0xff;
            big = big << 8 | octet;
            little |= octet << 8 * filled;
            if (++filled == width) {
                units++;
                oddBig += isOdd(big) ? 1 : 0;
                oddLittle += isOdd(little) ? 1 : 0;
                filled = 0;
                big = 0;
                little = 0;
            }
        }
    }

    boolean isText() {
        return Math.min(oddBig, oddLittle) * 1000 <= units * ODD_IN_THOUSAND;
    }

    private static boolean isOdd(int unit) {
        if (!Character.isValidCodePoint(unit)) {
            return true;
        }
        return switch (Character.getType(unit)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.CONTROL -> unit < 7 || unit > 15 && unit < ' ' && unit != 0x1a && unit != 0x1b;
            default -> false;
        };
    }
}
