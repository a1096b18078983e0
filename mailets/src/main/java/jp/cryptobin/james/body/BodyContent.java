package jp.cryptobin.james.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The octets of a text body after transfer decoding, as often as they are asked for and always the same. Editors read
 * a body more than once (to look, then to write), so that none has to be held in memory.
 */
@FunctionalInterface
public interface BodyContent {
    /** Writes all octets; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;

    static BodyContent of(byte[] octets) {
        byte[] copy = octets.clone();
        return out -> out.write(copy);
    }

    /** All octets in memory: for bodies known to be small. */
    default byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
