package jp.cryptobin.james.tnef;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.charset.Charset;

/** The MAPI properties of an attachment ([MS-OXTNEF], 2.1.3.4), of which only its long name is wanted. */
final class AttachmentProperties {
    private static final int PR_ATTACH_DATA = 0x3701;
    private static final int PR_ATTACH_LONG_FILENAME = 0x3707;

    private static final int MULTI_VALUED = 0x1000;
    private static final int OBJECT = 0x000d;
    private static final int STRING8 = 0x001e;
    private static final int UNICODE = 0x001f;
    private static final int BINARY = 0x0102;

    private static final int LONGEST_NAME = 2048;

    private final AttributeInput in;
    private final Charset charset;
    private String longName = "";

    AttachmentProperties(AttributeInput in, Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    /** Empty where there is none. */
    String longName() throws IOException {
        long count = Integer.toUnsignedLong(in.int32());
        for (long i = 0; i < count; i++) {
            property();
        }
        return longName;
    }

    private void property() throws IOException {
        int type = in.int16();
        int id = in.int16();
        if (id == PR_ATTACH_DATA && type == OBJECT) {
            throw new MalformedTnefException("an attached message or object");
        }
        if (id >= 0x8000) {
            skipPropertyName();
        }
        int single = type & ~MULTI_VALUED;
        boolean variable = single == OBJECT || single == STRING8 || single == UNICODE || single == BINARY;
        long values = variable || single != type ? Integer.toUnsignedLong(in.int32()) : 1;
        for (long i = 0; i < values; i++) {
            if (!variable) {
                in.skip(width(single));
            } else if (id == PR_ATTACH_LONG_FILENAME && (single == STRING8 || single == UNICODE)) {
                longName = new String(value(), single == UNICODE ? UTF_16LE : charset);
            } else {
                in.skip(padded(Integer.toUnsignedLong(in.int32())));
            }
        }
    }

    private byte[] value() throws IOException {
        long length = Integer.toUnsignedLong(in.int32());
        if (length > LONGEST_NAME || length > in.left()) {
            throw new MalformedTnefException("a name of " + length + " octets");
        }
        byte[] value = in.octets((int) length);
        in.skip(padded(length) - length);
        return value;
    }

    private void skipPropertyName() throws IOException {
        in.skip(16);
        boolean text = in.int32() == 1;
        in.skip(text ? padded(Integer.toUnsignedLong(in.int32())) : 4);
    }

    private static long padded(long length) {
        return (length + 3) / 4 * 4;
    }

    /** Octets of a value of fixed width. */
    private static int width(int type) throws MalformedTnefException {
        return switch (type) {
            case 0x0002, 0x0003, 0x0004, 0x000a, 0x000b -> 4;
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
            case 0x0048 -> 16;
            default -> throw new MalformedTnefException("a property of type " + type);
        };
    }
}
