package jp.cryptobin.james.sandbox.page;

import java.util.Locale;

/** Sizes as people read them, in binary units. */
public final class Sizes {
    private static final String[] UNITS = {"KB", "MB", "GB"};

    private Sizes() {}

    public static String readable(long octets) {
        if (octets < 1024) {
            return octets + " B";
        }
        double value = octets;
        int unit = -1;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
