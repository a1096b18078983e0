package jp.cryptobin.james.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The octets of one body, up to a delimiter of any multipart around it (RFC 2046, 5.1.1). The line end before a
 * delimiter belongs to the delimiter.
 */
final class BodyStream extends InputStream {
    /** Octets without the line end (RFC 5322, 2.1.1). */
    private static final int LONGEST_LINE = 998;

    private final RawLines lines;
    private final List<byte[]> delimiters;
    private final List<String> boundaries;
    private final byte[] heldLineEnd = new byte[2];
    private final byte[] single = new byte[1];

    private int held;
    private int heldAt;
    private int at;
    private int contentEnd;
    private int nextHeld;
    private boolean ended;
    private BodyEnd end = BodyEnd.OF_MESSAGE;
    private String nearMiss = "";
    private byte[] watched = {};
    private boolean sawWatched;

    BodyStream(RawLines lines, Collection<String> openBoundaries) {
        this.lines = lines;
        this.boundaries = List.copyOf(openBoundaries);
        this.delimiters = boundaries.stream().map(BodyStream::delimiter).toList();
    }

    private static byte[] delimiter(String boundary) {
        return ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Looks out for delimiters of a boundary that does not end this body. */
    void watchFor(String boundary) {
        watched = boundary.isEmpty() ? new byte[0] : delimiter(boundary);
    }

    boolean sawWatched() {
        return sawWatched;
    }

    /** What ended the body; to be asked after the end was read. */
    BodyEnd end() {
        return end;
    }

    /** The first line that only some readers take for a delimiter; empty where there is none. */
    String nearMiss() {
        return nearMiss;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int copied = 0;
        while (copied < length) {
            if (heldAt < held) {
                target[offset + copied++] = heldLineEnd[heldAt++];
            } else if (at < contentEnd) {
                int count = Math.min(length - copied, contentEnd - at);
                System.arraycopy(lines.buffer(), at, target, offset + copied, count);
                at += count;
                copied += count;
            } else if (ended || !advance()) {
                return copied == 0 && length > 0 ? -1 : copied;
            }
        }
        return copied;
    }

    /** Takes the next line. False when the body has ended and nothing is left to give. */
    private boolean advance() throws IOException {
        boolean lineEndSeen = lineEndHeldBack();
        if (!lines.next()) {
            ended = true;
            at = contentEnd = 0;
            heldAt = 0;
            return lineEndSeen;
        }
        if (lines.startsLine() && isDelimiter()) {
            ended = true;
            at = contentEnd = 0;
            held = 0;
            return false;
        }
        if (nearMiss.isEmpty() && !delimiters.isEmpty() && mayHideDelimiter()) {
            nearMiss = lineText();
        }
        heldAt = 0;
        at = lines.lineStart();
        contentEnd = lines.contentEnd();
        nextHeld = lines.lineEnd() - lines.contentEnd();
        return true;
    }

    private boolean lineEndHeldBack() {
        held = 0;
        for (int i = 0; i < nextHeld; i++) {
            heldLineEnd[held++] = nextHeld == 2 && i == 0 ? (byte) '\r' : (byte) '\n';
        }
        heldAt = held;
        nextHeld = 0;
        return held > 0;
    }

    private boolean isDelimiter() {
        byte[] buffer = lines.buffer();
        int start = lines.lineStart();
        if (lines.contentLength() < 2 || buffer[start] != '-' || buffer[start + 1] != '-') {
            return false;
        }
        boolean startsLikeOne = false;
        for (int i = 0; i < delimiters.size(); i++) {
            int length = delimiters.get(i).length;
            if (!startsWith(delimiters.get(i), length)) {
                // Bouncy Castle's reader lets the last character differ.
                startsLikeOne |= startsWith(delimiters.get(i), length - 1);
                continue;
            }
            int after = start + length;
            boolean dashes = after + 1 < lines.contentEnd() && buffer[after] == '-' && buffer[after + 1] == '-';
            // A delimiter with more white space than a buffer holds is none that anybody writes.
            if (lines.endsLine() && isBlankFrom(dashes ? after + 2 : after)) {
                end = new BodyEnd(boundaries.get(i), dashes);
                return true;
            }
            startsLikeOne = true;
        }
        sawWatched |= watched.length > 0 && startsWith(watched, watched.length);
        if (startsLikeOne && nearMiss.isEmpty()) {
            nearMiss = lineText();
        }
        return false;
    }

    /** Relays break lines that are longer than mail allows, and what follows starts a line then. */
    private boolean mayHideDelimiter() {
        if (!lines.startsLine() || !lines.endsLine()) {
            return true;
        }
        if (lines.contentLength() <= LONGEST_LINE) {
            return false;
        }
        String line = new String(lines.buffer(), lines.lineStart(), lines.contentLength(), StandardCharsets.ISO_8859_1);
        return boundaries.stream().anyMatch(boundary -> line.contains("--" + boundary));
    }

    private String lineText() {
        int length = Math.min(200, lines.contentLength());
        return new String(lines.buffer(), lines.lineStart(), length, StandardCharsets.ISO_8859_1);
    }

    private boolean startsWith(byte[] prefix, int length) {
        if (lines.contentLength() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (lines.buffer()[lines.lineStart() + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlankFrom(int from) {
        for (int i = from; i < lines.contentEnd(); i++) {
            if (lines.buffer()[i] != ' ' && lines.buffer()[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
