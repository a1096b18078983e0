package jp.cryptobin.james.vault.http;

import java.util.regex.Pattern;

/** Text from elsewhere, cut to a line that a log can hold without being forged or flooded. */
final class OneLine {
    /** Enough for a file name of 255 characters and a sentence about it. */
    private static final int LONGEST = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    static String of(String text) {
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
