package jp.cryptobin.james.inspection;

import java.util.Locale;
import java.util.Optional;
import jp.cryptobin.james.mime.Defect;
import jp.cryptobin.james.mime.OctetSearch;

/**
 * Looks at the octets of a part that is called text, as they stream by, and finds those that are not: binary content,
 * and files written into text (uuencode, xxencode, yEnc, BinHex, a part of a mail with its fields).
 */
final class TextWatch {
    /** What is looked at of a line; a longer one is no line of the things looked for, or shows by now what it is. */
    private static final int LINE_OCTETS = 1000;

    private final Optional<WideText> wide;
    private final boolean headerMayContinue;
    private final boolean html;
    private final OctetText text = new OctetText();
    private final EncodedFileWatch encodedFile = new EncodedFileWatch();
    private final EntityWatch entity = new EntityWatch();
    private final byte[] line = new byte[LINE_OCTETS];

    private int lineLength;
    private boolean sawBlankLine;
    private boolean headerContinues;

    /**
     * @param charset label of the text; in UTF-16 and UTF-32 a NUL is half a character
     * @param headerMayContinue whether the header ended without an empty line
     * @param html whether a tag can end a line
     */
    TextWatch(String charset, boolean headerMayContinue, boolean html) {
        this.wide = WideText.of(charset.toLowerCase(Locale.ROOT));
        this.headerMayContinue = headerMayContinue;
        this.html = html;
    }

    void update(byte[] buffer, int length) {
        wide.ifPresent(units -> units.update(buffer, length));
        text.begin(buffer, length);
        int start = 0;
        int control = OctetSearch.indexOfBelow(buffer, ' ', 0, length);
        while (control < length) {
            text.control(buffer[control]);
            if (buffer[control] == '\n') {
                line(buffer, start, control);
                start = control + 1;
            }
            control = OctetSearch.indexOfBelow(buffer, ' ', control + 1, length);
        }
        keep(buffer, start, length);
    }

    private void line(byte[] buffer, int from, int to) {
        if (lineLength == 0) {
            endLine(buffer, from, to);
        } else {
            keep(buffer, from, to);
            endKeptLine();
        }
    }

    private void keep(byte[] buffer, int from, int to) {
        int count = Math.min(to - from, LINE_OCTETS - lineLength);
        System.arraycopy(buffer, from, line, lineLength, count);
        lineLength += count;
    }

    private void endKeptLine() {
        int length = lineLength;
        lineLength = 0;
        endLine(line, 0, length);
    }

    private void endLine(byte[] octets, int from, int lineEnd) {
        int to = lineEnd > from && octets[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (headerMayContinue && !sawBlankLine) {
            sawBlankLine = from == to;
            headerContinues |=
                    Octets.startsWithIgnoringCase(octets, Octets.skipControls(octets, from, to), to, "content-");
        }
        encodedFile.line(octets, from, to);
        if (html) {
            betweenTags(octets, from, to);
        } else {
            entity.line(octets, from, to);
        }
    }

    private void betweenTags(byte[] octets, int from, int to) {
        int start = from;
        boolean tag = false;
        for (int i = from; i < to; i++) {
            if (octets[i] == '<' || octets[i] == '>') {
                if (!tag && i > start) {
                    entity.line(octets, start, i);
                }
                tag = octets[i] == '<';
                start = i + 1;
            }
        }
        if (start == from || start < to && !tag) {
            entity.line(octets, start, to);
        }
    }

    /** What the text turned out to be instead; to be asked after the last octet. */
    Optional<Defect> verdict() {
        endKeptLine();
        if (headerContinues) {
            return Optional.of(Defect.HEADER_CONTINUES_IN_BODY);
        }
        if (encodedFile.found() || entity.found()) {
            return Optional.of(Defect.FILE_IN_TEXT);
        }
        boolean binary = !wide.map(WideText::isText).orElseGet(text::isText);
        return text.hasSignature() || binary ? Optional.of(Defect.BINARY_TEXT) : Optional.empty();
    }
}
