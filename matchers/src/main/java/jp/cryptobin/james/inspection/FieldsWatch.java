package jp.cryptobin.james.inspection;

/**
 * Looks at a machine-readable part of a report while it streams by: nothing but header fields in blocks (RFC 3464, RFC
 * 8098, RFC 5965), of the size of a report. Anything else could be a file under the name of a report.
 */
final class FieldsWatch {
    /** Reports to hundreds of recipients, and the header of any mail, are smaller. */
    private static final int MOST_OCTETS = 64 * 1024;

    /** In lines of nothing but base64: signatures and keys in a header are shorter, documents are not. */
    private static final int MOST_BASE64_OCTETS = 2048;

    private enum Line {
        START,
        NAME,
        SPACE_BEFORE_COLON,
        VALUE,
        CONTINUATION
    }

    private Line line = Line.START;
    private boolean insideField;
    private boolean fields = true;
    private int octets;
    private int lineBase64;
    private boolean onlyBase64;
    private int base64;

    void update(byte[] buffer, int length) {
        for (int i = 0; i < length && fields; i++) {
            octet(buffer[i] & 0xff);
        }
    }

    private void octet(int octet) {
        fields &= ++octets <= MOST_OCTETS;
        if (octet == '\r') {
            return;
        }
        if (octet == '\n') {
            endLine();
            return;
        }
        boolean space = octet == ' ' || octet == '\t';
        fields &= octet >= ' ' && octet != 0x7f || octet == '\t';
        switch (line) {
            case START -> {
                line = space ? Line.CONTINUATION : Line.NAME;
                fields &= octet != ':';
                lineBase64 = 0;
                onlyBase64 = space;
            }
            case NAME -> {
                line = octet == ':' ? Line.VALUE : space ? Line.SPACE_BEFORE_COLON : Line.NAME;
                fields &= octet < 0x80;
            }
            case SPACE_BEFORE_COLON -> {
                line = octet == ':' ? Line.VALUE : line;
                fields &= space || octet == ':';
            }
            case VALUE -> {}
            case CONTINUATION -> {
                onlyBase64 &= space || isBase64(octet);
                lineBase64 += space ? 0 : 1;
            }
        }
    }

    private static boolean isBase64(int octet) {
        return octet < 0x80 && (Character.isLetterOrDigit(octet) || octet == '+' || octet == '/' || octet == '=');
    }

    private void endLine() {
        switch (line) {
            case START -> insideField = false;
            case NAME, SPACE_BEFORE_COLON -> fields = false;
            case VALUE -> {
                insideField = true;
                base64 = 0;
            }
            case CONTINUATION -> {
                // A line of white space is an empty line to many programs.
                fields &= insideField || lineBase64 == 0;
                base64 = onlyBase64 ? base64 + lineBase64 : 0;
                fields &= base64 <= MOST_BASE64_OCTETS;
            }
        }
        line = Line.START;
    }

    /** To be asked after the last octet. */
    boolean sawOnlyFields() {
        if (line != Line.START) {
            endLine();
        }
        return fields;
    }
}
