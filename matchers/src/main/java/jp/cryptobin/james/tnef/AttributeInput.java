package jp.cryptobin.james.tnef;

import java.io.IOException;
import java.io.InputStream;

/** Little-endian numbers and octets, within one attribute at a time, whose checksum is verified at its end. */
final class AttributeInput {
    private final InputStream in;
    /** Octets left in the attribute; negative outside of one. */
    private long left = -1;

    private int checksum;

    AttributeInput(InputStream in) {
        this.in = in;
    }

    void begin(long length) {
        left = length;
        checksum = 0;
    }

    /** Skips the rest of the attribute, and verifies its checksum. */
    void end() throws IOException {
        InputStream rest = rest();
        byte[] skipped = new byte[8192];
        while (rest.read(skipped, 0, skipped.length) > 0) {
            // Only for the checksum.
        }
        left = -1;
        int computed = checksum & 0xffff;
        if (int16() != computed) {
            throw new MalformedTnefException("an attribute that was altered");
        }
    }

    /** Octets left in the attribute. */
    long left() {
        return left;
    }

    /** -1 at the end of the stream. */
    int octetOrEnd() throws IOException {
        return in.read();
    }

    int int16() throws IOException {
        return octet() | octet() << 8;
    }

    int int32() throws IOException {
        return int16() | int16() << 16;
    }

    private int octet() throws IOException {
        int octet = rest().read();
        if (octet < 0) {
            throw new MalformedTnefException("it is cut short");
        }
        return octet;
    }

    /** The rest of the attribute, of which no more than so many octets are kept. */
    byte[] octets(int most) throws IOException {
        return rest().readNBytes(most);
    }

    void skip(long octets) throws IOException {
        for (long i = 0; i < octets; i++) {
            octet();
        }
    }

    /** The rest of the attribute, or of the stream outside of one. */
    InputStream rest() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0 && length > 0) {
                    return -1;
                }
                int read = in.read(target, offset, left < 0 ? length : (int) Math.min(length, left));
                if (read < 0 && left > 0) {
                    throw new MalformedTnefException("it is cut short");
                }
                if (left > 0) {
                    left -= read;
                    for (int i = 0; i < read; i++) {
                        checksum += target[offset + i] & 0xff;
                    }
                }
                return read;
            }
        };
    }
}
