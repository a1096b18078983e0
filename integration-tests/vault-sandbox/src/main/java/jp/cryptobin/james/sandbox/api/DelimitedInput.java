package jp.cryptobin.james.sandbox.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;

/**
 * A request body between whose parts stands a delimiter: CR, LF, two hyphens and the boundary. What it holds in memory
 * is one buffer.
 */
final class DelimitedInput {
    /** Large against the delimiter (74 octets at most), small against the heap. */
    private static final int BUFFER = 64 * 1024;
    /** A part has two or three header fields; a file name of 255 Japanese characters takes 765 octets. */
    private static final int MAX_HEADER = 8 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    DelimitedInput(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(US_ASCII);
    }

    /** Goes past the first delimiter, which has no line before it; nothing may stand above it. */
    void skipFirstDelimiter() throws IOException, RefusedException {
        for (int i = 2; i < delimiter.length; i++) {
            if (next() != delimiter[i]) {
                throw broken("it does not begin with its boundary");
            }
        }
    }

    /** After a delimiter: whether it was the last. */
    boolean atClose() throws IOException, RefusedException {
        int first = next();
        int second = next();
        if (first == '-' && second == '-') {
            return true;
        }
        if (first == '\r' && second == '\n') {
            return false;
        }
        throw broken("a boundary is followed by something else");
    }

    /** The lines up to the next empty one. */
    List<String> header() throws IOException, RefusedException {
        List<String> lines = new ArrayList<>();
        byte[] line = new byte[MAX_HEADER];
        int total = 0;
        while (true) {
            int length = 0;
            for (byte octet = next(); octet != '\n' || length == 0 || line[length - 1] != '\r'; octet = next()) {
                if (++total > MAX_HEADER) {
                    throw broken("a part's header is longer than " + MAX_HEADER + " octets");
                }
                line[length++] = octet;
            }
            if (length == 1) {
                return lines;
            }
            lines.add(new String(line, 0, length - 1, UTF_8));
        }
    }

    /** Hands over everything up to the next delimiter, and goes past it. */
    void content(Parts parts) throws IOException, RefusedException {
        while (true) {
            int found = find();
            // Without a hit, the end of what is here may be the beginning of a delimiter.
            int end = found >= 0 ? found : Math.max(position, limit - delimiter.length + 1);
            if (end > position) {
                parts.content(buffer, position, end - position);
            }
            position = end;
            if (found >= 0) {
                position += delimiter.length;
                return;
            }
            fill();
        }
    }

    private int find() {
        for (int i = position; i <= limit - delimiter.length; i++) {
            int matched = 0;
            while (matched < delimiter.length && buffer[i + matched] == delimiter[matched]) {
                matched++;
            }
            if (matched == delimiter.length) {
                return i;
            }
        }
        return -1;
    }

    private byte next() throws IOException, RefusedException {
        if (position == limit) {
            fill();
        }
        return buffer[position++];
    }

    /** Moves what is left to the front and reads at least one octet more. */
    private void fill() throws IOException, RefusedException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int read = readSome();
        if (read < 0) {
            throw broken("it ends before its last boundary");
        }
        limit += read;
    }

    private int readSome() throws ClientGoneException {
        try {
            return in.read(buffer, limit, buffer.length - limit);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private static RefusedException broken(String how) {
        return new RefusedException(Refusal.of(ProblemCode.UPLOAD_FAILED, "The multipart body is broken: " + how));
    }
}
