package jp.cryptobin.james.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one header (RFC 5322, 2.2) up to the empty line after it, or up to where the body starts without one. */
final class HeaderReader {
    private final RawLines lines;
    private final ReadingLimits limits;
    private final PartPath path;
    private final FoundDefects findings;
    private final List<HeaderField> fields = new ArrayList<>();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private String lineEnd = "";
    private int octets;
    private boolean cutShort;
    /** Whether later pieces of the line, if it is a long one, are left out as well. */
    private boolean skipsLine;

    HeaderReader(RawLines lines, ReadingLimits limits, PartPath path, FoundDefects findings) {
        this.lines = lines;
        this.limits = limits;
        this.path = path;
        this.findings = findings;
    }

    HeaderBlock read() throws IOException {
        boolean inHeader = true;
        boolean first = true;
        while (inHeader && lines.next()) {
            if (lines.startsLine() && lines.contentLength() == 0) {
                noteLineEnd();
                inHeader = false;
            } else if (!lines.startsLine() && skipsLine) {
                countOctets();
            } else if (!lines.startsLine() || (isContinuation() && field.size() > 0)) {
                noteWhiteSpaceLine();
                append();
            } else if (isContinuation()) {
                // Continues nothing: white space before the first field.
                noteHiddenField();
                findings.note(Defect.WHITE_SPACE_LINE_IN_HEADER, path, lineText());
                skipsLine = true;
                countOctets();
            } else if (first && path.isRoot() && startsWith("From ")) {
                findings.note(Defect.MBOX_FROM_LINE, path, "");
                skipsLine = true;
            } else if (colon() > 0) {
                finishField();
                skipsLine = false;
                append();
            } else {
                // The empty line is missing: the body starts here.
                findings.note(Defect.MALFORMED_HEADER_LINE, path, lineText());
                lines.pushBack();
                cutShort = true;
                inHeader = false;
            }
            first = false;
        }
        finishField();
        return new HeaderBlock(fields, lineEnd.isEmpty() ? "\r\n" : lineEnd, cutShort);
    }

    /** Octets read, of fields and of what was left out. */
    int octets() {
        return octets;
    }

    private boolean isContinuation() {
        byte octet = lines.buffer()[lines.lineStart()];
        return octet == ' ' || octet == '\t';
    }

    private void noteWhiteSpaceLine() {
        if (lines.startsLine() && lineText().isBlank()) {
            findings.note(Defect.WHITE_SPACE_LINE_IN_HEADER, path, "");
        }
    }

    private void noteHiddenField() {
        if (lineText().strip().toLowerCase(Locale.ROOT).startsWith("content-")) {
            findings.note(Defect.HIDDEN_MIME_FIELD, path, lineText());
        }
    }

    private boolean startsWith(String text) {
        return lineText().startsWith(text);
    }

    private String lineText() {
        int length = Math.min(200, lines.contentLength());
        return new String(lines.buffer(), lines.lineStart(), length, StandardCharsets.ISO_8859_1);
    }

    /** Index of the colon in the line, if what stands before it can be a name; else -1. */
    private int colon() {
        byte[] buffer = lines.buffer();
        int at = lines.lineStart();
        while (at < lines.contentEnd() && buffer[at] > ' ' && buffer[at] < 127 && buffer[at] != ':') {
            at++;
        }
        int nameEnd = at;
        while (at < lines.contentEnd() && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
        boolean named = nameEnd > lines.lineStart() && at < lines.contentEnd() && buffer[at] == ':';
        return named ? at - lines.lineStart() : -1;
    }

    private void append() throws LimitExceededException {
        countOctets();
        noteLineEnd();
        field.write(lines.buffer(), lines.lineStart(), lines.lineEnd() - lines.lineStart());
    }

    private void noteLineEnd() {
        int length = lines.lineEnd() - lines.contentEnd();
        if (lineEnd.isEmpty()) {
            lineEnd = new String(lines.buffer(), lines.contentEnd(), length, StandardCharsets.ISO_8859_1);
        } else if (length > 0 && length != lineEnd.length()) {
            findings.note(Defect.MIXED_LINE_ENDS, path, "");
        }
    }

    private void countOctets() throws LimitExceededException {
        octets += lines.lineEnd() - lines.lineStart();
        if (octets > limits.headerOctets()) {
            throw new LimitExceededException(
                    new FoundDefect(Defect.HEADER_TOO_LONG, path, limits.headerOctets() + " octets"));
        }
    }

    private void finishField() throws LimitExceededException {
        if (field.size() == 0) {
            return;
        }
        if (fields.size() >= limits.headerFields()) {
            throw new LimitExceededException(
                    new FoundDefect(Defect.TOO_MANY_FIELDS, path, limits.headerFields() + " fields"));
        }
        String raw = field.toString(StandardCharsets.ISO_8859_1);
        field.reset();
        int colon = raw.indexOf(':');
        String name = raw.substring(0, colon).strip();
        fields.add(new HeaderField(name, raw, colon));
    }
}
