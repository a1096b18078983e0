package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A message as a sequence of lines, in a buffer of bounded size. A line ends with LF; a CR right before it belongs to
 * the line end. A line that does not fit the buffer comes in pieces, of which only the first can be a delimiter.
 * Notes what makes readers disagree about line ends: a CR alone, a NUL.
 */
final class RawLines {
    /** Two delimiters of the longest boundary that is accepted fit many times; larger buffers read no faster. */
    private static final int BUFFER_OCTETS = 64 * 1024;

    /** Most lines and many mails are shorter; a longer line lets the buffer grow. */
    private static final int FIRST_BUFFER_OCTETS = 8 * 1024;

    private static final char BEHIND_CR = '\r' + 1;

    private final InputStream in;
    private final OctetWitness witness;
    /** Where in the message the buffer begins. */
    private long offset;
    /** Up to where in the buffer the witness has seen it. */
    private int witnessed;

    private byte[] buffer = new byte[FIRST_BUFFER_OCTETS];
    private int end;
    private boolean endOfInput;

    private int lineStart;
    private int contentEnd;
    private int lineEnd;
    private boolean startsLine;
    private boolean previousWasComplete = true;
    private boolean pushedBack;

    private boolean bareCr;
    private boolean nul;

    /** @param witness sees each octet once it is behind the current line, at the latest */
    RawLines(InputStream in, OctetWitness witness) {
        this.in = in;
        this.witness = witness;
    }

    /** Moves to the next line, or the next piece of a long one. False at the end of the message. */
    boolean next() throws IOException {
        if (pushedBack) {
            pushedBack = false;
            return true;
        }
        startsLine = previousWasComplete;
        lineStart = lineEnd;
        int scanned = lineStart;
        while (true) {
            int lf = OctetSearch.indexOf(buffer, '\n', scanned, end);
            if (lf < end) {
                lineEnd = lf + 1;
                contentEnd = lf > lineStart && buffer[lf - 1] == '\r' ? lf - 1 : lf;
                previousWasComplete = true;
                break;
            }
            scanned = end;
            if (endOfInput) {
                if (lineStart == end) {
                    lineEnd = end;
                    contentEnd = end;
                    return false;
                }
                lineEnd = end;
                contentEnd = end;
                previousWasComplete = true;
                break;
            }
            if (lineStart > 0) {
                showUpTo(lineStart);
                offset += lineStart;
                witnessed = 0;
                System.arraycopy(buffer, lineStart, buffer, 0, end - lineStart);
                end -= lineStart;
                scanned -= lineStart;
                lineStart = 0;
            } else if (end == buffer.length && end < BUFFER_OCTETS) {
                buffer = Arrays.copyOf(buffer, 2 * end);
            } else if (end == buffer.length) {
                // A CR at the very end stays for the next piece: it may be half of a line end.
                lineEnd = buffer[end - 1] == '\r' ? end - 1 : end;
                contentEnd = lineEnd;
                previousWasComplete = false;
                break;
            }
            fill();
        }
        noteOddOctets();
        return true;
    }

    /** The next call of {@link #next()} stays on the current line. */
    void pushBack() {
        pushedBack = true;
    }

    /** Where in the message an octet of the buffer stands. */
    long position(int index) {
        return offset + index;
    }

    /** Lets the witness see what stands before an octet of the buffer. */
    void showUpTo(int index) {
        if (index > witnessed) {
            witness.octets(buffer, witnessed, index);
            witnessed = index;
        }
    }

    /** Reads on to the end of the message. */
    void passOver() throws IOException {
        while (!endOfInput) {
            showUpTo(end);
            offset += end;
            lineStart = lineEnd = contentEnd = witnessed = end = 0;
            fill();
        }
        showUpTo(end);
    }

    private void fill() throws IOException {
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            endOfInput = true;
        } else {
            end += read;
        }
    }

    private void noteOddOctets() {
        int at = OctetSearch.indexOfBelow(buffer, BEHIND_CR, lineStart, contentEnd);
        while (at < contentEnd) {
            bareCr |= buffer[at] == '\r';
            nul |= buffer[at] == 0;
            at = OctetSearch.indexOfBelow(buffer, BEHIND_CR, at + 1, contentEnd);
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int lineStart() {
        return lineStart;
    }

    /** Where the line end starts. */
    int contentEnd() {
        return contentEnd;
    }

    int lineEnd() {
        return lineEnd;
    }

    int contentLength() {
        return contentEnd - lineStart;
    }

    /** Whether this is the start of a line, not a later piece of a long one. */
    boolean startsLine() {
        return startsLine;
    }

    /** Whether the line ends here, and no later piece of it follows. */
    boolean endsLine() {
        return previousWasComplete;
    }

    /** Whether a CR was seen that no LF follows. */
    boolean sawBareCr() {
        return bareCr;
    }

    boolean sawNul() {
        return nul;
    }
}
