package jp.cryptobin.james.body;

/**
 * Follows the escape sequences of the ISO-2022-JP family (RFC 1468, 1554, 2237 and the half-width kana that mail
 * programs use) through a stream of octets.
 */
public final class JisState {
    /** The sets of characters that an escape sequence can designate. */
    public enum Set {
        /** ASCII. */
        ASCII,
        /** One octet a character, ASCII but for yen sign and overline. */
        ROMAN,
        /** One octet a character, none of them ASCII. */
        KANA,
        /** Two octets a character. */
        DOUBLE
    }

    private Set set = Set.ASCII;
    private String escape = "";
    private String designation = "";
    private boolean escaped;
    private boolean supplementary;

    public void accept(int octet) {
        if (octet == 0x1B) {
            escape = "\u001b";
            return;
        }
        if (escape.isEmpty()) {
            return;
        }
        escape += (char) octet;
        switch (escape.substring(1)) {
            case "(B" -> designate(Set.ASCII);
            case "(J" -> designate(Set.ROMAN);
            case "(I" -> designate(Set.KANA);
            case "$@", "$B", "$(B", "$(D", "$A", "$(C" -> designate(Set.DOUBLE);
            case "$", "(", "$(" -> {
                // Not complete yet.
            }
            default -> escape = "";
        }
    }

    private void designate(Set next) {
        set = next;
        supplementary |= escape.endsWith("$(D");
        escaped = true;
        designation = next == Set.ASCII ? "" : escape;
        escape = "";
    }

    public boolean inEscape() {
        return !escape.isEmpty();
    }

    public Set set() {
        return set;
    }

    boolean ascii() {
        return set == Set.ASCII;
    }

    /** The escape sequence that leads to the present set; empty for ASCII. */
    public String designation() {
        return designation;
    }

    boolean escaped() {
        return escaped;
    }

    boolean supplementary() {
        return supplementary;
    }
}
