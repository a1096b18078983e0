package jp.cryptobin.james.tnef;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Writes TNEF streams as Outlook does, attribute by attribute. */
public final class TnefWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TnefWriter() {
        int32(out, 0x223e9f78);
        int16(out, 1);
        attribute(1, 0x00089006, new byte[] {0, 0, 1, 0});
        attribute(1, 0x00069007, new byte[] {(byte) 0xa4, 3, 0, 0, 0, 0, 0, 0});
        attribute(1, 0x00078008, "IPM.Microsoft Mail.Note\0".getBytes(ISO_8859_1));
    }

    /** A file with a short name in Shift_JIS and a long one in UTF-16. */
    public TnefWriter file(String name, byte[] content) {
        begin(1);
        attribute(2, 0x00018010, (name + "\0").getBytes(Charset.forName("windows-31j")));
        attribute(2, 0x0006800f, content);
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        int32(properties, 4);
        // Position, a fixed width.
        int32(properties, 0x370b_0003);
        int32(properties, -1);
        // A named property of several texts.
        int32(properties, 0x8001_101e);
        properties.writeBytes(new byte[16]);
        int32(properties, 1);
        int32(properties, 6);
        properties.writeBytes(new byte[8]);
        int32(properties, 2);
        text(properties, "a\0".getBytes(ISO_8859_1));
        text(properties, "bcdef\0".getBytes(ISO_8859_1));
        // An icon.
        int32(properties, 0x3709_0102);
        int32(properties, 1);
        text(properties, new byte[] {1, 2, 3});
        int32(properties, 0x3707_001f);
        int32(properties, 1);
        text(properties, (name + "\0").getBytes(UTF_16LE));
        return attribute(2, 0x00069005, properties.toByteArray());
    }

    /** @param type 1 for a file, 2 for an OLE object */
    TnefWriter begin(int type) {
        byte[] rendering = new byte[14];
        rendering[0] = (byte) type;
        return attribute(2, 0x00069002, rendering);
    }

    TnefWriter attachedMessage() {
        begin(1);
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        int32(properties, 1);
        int32(properties, 0x3701_000d);
        int32(properties, 1);
        text(properties, new byte[40]);
        return attribute(2, 0x00069005, properties.toByteArray());
    }

    TnefWriter attribute(int level, int id, byte[] data) {
        out.write(level);
        int32(out, id);
        int32(out, data.length);
        out.writeBytes(data);
        int checksum = 0;
        for (byte octet : data) {
            checksum += octet & 0xff;
        }
        int16(out, checksum);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream target, byte[] value) {
        int32(target, value.length);
        target.writeBytes(value);
        target.writeBytes(new byte[(4 - value.length % 4) % 4]);
    }

    private static void int32(ByteArrayOutputStream target, int value) {
        int16(target, value);
        int16(target, value >> 16);
    }

    private static void int16(ByteArrayOutputStream target, int value) {
        target.write(value);
        target.write(value >> 8);
    }
}
