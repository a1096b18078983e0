package jp.cryptobin.james.inspection;

/** Looks at the octets of one line, in place. */
final class Octets {
    private Octets() {}

    static boolean startsWith(byte[] octets, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (octets[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @param ascii in lower case */
    static boolean startsWithIgnoringCase(byte[] octets, int from, int to, String ascii) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(octets[from + i]) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @param ascii in lower case */
    static boolean containsIgnoringCase(byte[] octets, int from, int to, String ascii) {
        for (int i = from; i + ascii.length() <= to; i++) {
            if (startsWithIgnoringCase(octets, i, to, ascii)) {
                return true;
            }
        }
        return false;
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    static int skipSpace(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && (octets[at] == ' ' || octets[at] == '\t')) {
            at++;
        }
        return at;
    }

    static int skipControls(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] > 0 && octets[at] <= ' ') {
            at++;
        }
        return at;
    }

    /** Past the marks with which programs quote a line, and the space after them. */
    static int skipQuotes(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && (octets[at] == '>' || octets[at] == '|')) {
            at++;
            if (at + 1 < to && octets[at] == ' ' && octets[at + 1] != ' ') {
                at++;
            }
        }
        return at;
    }
}
