package jp.cryptobin.james.body;

/** The byte order mark that a body begins with. */
public enum ByteOrderMark {
    NONE("", 0),
    UTF_8("UTF-8", 3),
    UTF_16BE("UTF-16", 2),
    UTF_16LE("UTF-16", 2),
    UTF_32BE("UTF-32", 4),
    UTF_32LE("UTF-32", 4);

    private final String charset;
    private final int length;

    ByteOrderMark(String charset, int length) {
        this.charset = charset;
        this.length = length;
    }

    String charset() {
        return charset;
    }

    /** Octets. */
    public int length() {
        return length;
    }

    /** @param head the first octets of a body, four if it has as many */
    public static ByteOrderMark of(byte[] head, int length) {
        if (starts(head, length, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        }
        if (starts(head, length, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        }
        if (starts(head, length, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (starts(head, length, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        return starts(head, length, 0xFE, 0xFF) ? UTF_16BE : NONE;
    }

    private static boolean starts(byte[] head, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
