package jp.cryptobin.james.template;

import java.util.Locale;

/**
 * Shows text that somebody else chose (names, subjects, addresses) without letting it act: what would hide, reorder or
 * break the text around it is written out as {@code [U+202E]}. The result is one line. It is not escaped for HTML; the
 * templates do that.
 */
public final class DisplayText {
    /** Real scripts stack three marks on a letter at most; more only paint over the neighbouring lines. */
    private static final int MAX_STACKED_MARKS = 4;

    /** How far a cut moves back so as not to part a letter from its marks. */
    private static final int MAX_STEP_BACK = MAX_STACKED_MARKS + 1;

    private static final String ELLIPSIS = "…";

    private DisplayText() {}

    /**
     * The text as it may be shown.
     *
     * @param maxCodePoints how many code points of the text are shown at most; an ellipsis stands for the rest
     */
    public static String line(String text, int maxCodePoints) {
        if (maxCodePoints < 1) {
            throw new IllegalArgumentException("maxCodePoints must be positive: " + maxCodePoints);
        }
        int end = end(text, maxCodePoints);
        StringBuilder shown = new StringBuilder(end + 16);
        int marks = 0;
        for (int i = 0, codePoint; i < end; i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (codePoint == '\t') {
                shown.append(' ');
            } else if (acts(codePoint) || marks > MAX_STACKED_MARKS || (marks > 0 && i == 0)) {
                shown.append(String.format(Locale.ROOT, "[U+%04X]", codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        }
        return end < text.length() ? shown.append(ELLIPSIS).toString() : shown.toString();
    }

    private static int end(String text, int maxCodePoints) {
        // A string has no fewer units than code points, so a short one needs no counting.
        if (text.length() <= maxCodePoints || text.codePointCount(0, text.length()) <= maxCodePoints) {
            return text.length();
        }
        int cut = text.offsetByCodePoints(0, maxCodePoints);
        int end = cut;
        for (int step = 0; step < MAX_STEP_BACK && end > 0 && isMark(text.codePointAt(end)); step++) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end == 0 || isMark(text.codePointAt(end)) ? cut : end;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean acts(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Bidi controls, zero-width characters, soft hyphens and tags are all FORMAT.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isInvisible(codePoint) || (codePoint & 0xFFFE) == 0xFFFE;
        };
    }

    /** Letters and marks that Unicode shows as nothing: fillers, the grapheme joiner, reserved ignorables. */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint == 0x2065
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
                || (codePoint >= 0xE0000 && codePoint <= 0xE00FF)
                || (codePoint >= 0xE01F0 && codePoint <= 0xE0FFF);
    }
}
