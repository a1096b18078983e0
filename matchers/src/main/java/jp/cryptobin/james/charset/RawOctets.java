package jp.cryptobin.james.charset;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header fields whose Japanese was written into them as it is. Octets that are part of a character, and that only look
 * like a quote, a bracket or a backslash, are lifted out of the way of whoever looks for these.
 */
public final class RawOctets {
    /** As programs write it that encode too little; white space ends a word for all others. */
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]{1,80}\\?[bBqQ]\\?[^?\\s]*+\\?=");

    private static final int LIFT = 0x100;

    private RawOctets() {}

    /**
     * The value with each octet of a character of two raised by 256.
     *
     * @param octets a value with one character per octet
     */
    public static String lift(String octets) {
        boolean escapes = octets.indexOf(0x1B) >= 0;
        boolean eightBit = octets.chars().anyMatch(c -> c >= 0x80);
        if (!escapes && !eightBit) {
            return octets;
        }
        char[] lifted = octets.toCharArray();
        if (escapes) {
            liftShifted(octets, lifted);
        }
        if (eightBit && isShiftJis(octets)) {
            liftPairs(lifted);
        }
        return new String(lifted);
    }

    /** As {@link #lift}, and encoded words as a whole. */
    public static String liftWithWords(String octets) {
        char[] lifted = lift(octets).toCharArray();
        lift(lifted, ENCODED_WORD.matcher(octets));
        return new String(lifted);
    }

    private static void lift(char[] octets, Matcher matcher) {
        while (matcher.find()) {
            lift(octets, matcher.start(), matcher.end());
        }
    }

    private static void lift(char[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            octets[i] = (char) (octets[i] & 0xFF | LIFT);
        }
    }

    /** From a set of two octets, or of kana, to the return to ASCII; one that never returns says nothing. */
    private static void liftShifted(String octets, char[] lifted) {
        int start = -1;
        int escape = octets.indexOf(0x1B);
        while (escape >= 0) {
            if (octets.startsWith("$", escape + 1) || octets.startsWith("(I", escape + 1)) {
                start = start < 0 ? escape : start;
            } else if (start >= 0 && isReturn(octets, escape)) {
                lift(lifted, start, escape + 3);
                start = -1;
            }
            escape = octets.indexOf(0x1B, escape + 1);
        }
    }

    private static boolean isReturn(String octets, int escape) {
        return octets.startsWith("(B", escape + 1)
                || octets.startsWith("(J", escape + 1)
                || octets.startsWith("(H", escape + 1);
    }

    private static boolean isShiftJis(String octets) {
        return UnlabelledOctets.guess(octets.getBytes(StandardCharsets.ISO_8859_1))
                .name()
                .equals("windows-31j");
    }

    private static void liftPairs(char[] octets) {
        for (int i = 0; i + 1 < octets.length; i++) {
            char lead = octets[i];
            boolean first = lead >= 0x81 && lead <= 0x9F || lead >= 0xE0 && lead <= 0xFC;
            if (first && octets[i + 1] >= '@' && octets[i + 1] < LIFT) {
                octets[i] = (char) (octets[i] | LIFT);
                octets[i + 1] = (char) (octets[i + 1] | LIFT);
                i++;
            }
        }
    }

    public static boolean isLifted(char c) {
        return c >= LIFT;
    }

    /** The octet that the character was, or is. */
    public static char octet(char c) {
        return (char) (c & 0xFF);
    }

    /** The value as it was written. */
    public static String lower(String lifted) {
        StringBuilder octets = new StringBuilder(lifted);
        for (int i = 0; i < octets.length(); i++) {
            octets.setCharAt(i, octet(octets.charAt(i)));
        }
        return octets.toString();
    }
}
