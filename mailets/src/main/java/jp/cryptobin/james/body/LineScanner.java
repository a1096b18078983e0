package jp.cryptobin.james.body;

/** Finds the {@link LineFacts} octet by octet. */
final class LineScanner {
    /** Octets of the signature separator "-- ". */
    private static final int SEPARATOR = 3;

    private long longest;
    private long line;
    private long crlf;
    private long bareCr;
    private long bareLf;
    private long ends;
    private long leading = -1;
    private boolean afterCr;
    private int last = -1;
    private int beforeLast = -1;
    private long dashes;
    private boolean separator;

    void accept(int octet) {
        if (octet == '\n') {
            if (afterCr) {
                afterCr = false;
                bareCr--;
                crlf++;
            } else {
                endLine();
                bareLf++;
            }
            return;
        }
        if (octet == '\r') {
            endLine();
            bareCr++;
            afterCr = true;
            return;
        }
        afterCr = false;
        if (line == 0) {
            startLine();
        }
        noteSeparator(octet);
        line++;
        beforeLast = last;
        last = octet;
    }

    /** Whether what comes before the line's end can begin nothing. */
    boolean isInText() {
        return line > 0 && dashes >= SEPARATOR;
    }

    /** Octets of a line, which are many and none of which ends it; {@link #isInText} was true. */
    void pass(int count, byte lastButOne, byte lastOfAll) {
        line += count;
        dashes += count;
        separator = false;
        beforeLast = lastButOne;
        last = lastOfAll;
    }

    private void startLine() {
        if (leading < 0) {
            leading = ends;
        }
        ends = 0;
        last = -1;
        beforeLast = -1;
        dashes = 0;
        separator = false;
    }

    /** After quote marks and one stuffed space, exactly "-- ". */
    private void noteSeparator(int octet) {
        if (dashes == 0 && (octet == '>' || (octet == ' ' && (line == 0 || last == '>')))) {
            return;
        }
        dashes++;
        separator = dashes == SEPARATOR && beforeLast == '-' && last == '-' && octet == ' ';
    }

    private void endLine() {
        longest = Math.max(longest, line);
        line = 0;
        ends++;
    }

    LineFacts facts() {
        boolean blank = leading < 0;
        return new LineFacts(
                Math.max(longest, line),
                crlf,
                bareCr,
                bareLf,
                blank ? ends : leading,
                line > 0 ? 0 : ends,
                !blank && last == ' ' && !separator,
                blank);
    }
}
