package jp.cryptobin.james.matchers;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import jp.cryptobin.james.mime.MessageSource;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/**
 * The message of a mail, digested while it is read for the first time. A small one is held in memory and read from
 * James once, however often it is opened.
 */
final class DigestedMessage implements MessageSource, AutoCloseable {
    /** Most mail without files is smaller; what James holds in memory anyway (100 kB) is not much more. */
    static final int SMALL = 64 * 1024;

    private final Mail mail;
    private final MessageDigest digest = MessageDigests.newDigest();
    private byte @Nullable [] small;
    private @Nullable InputStream first;
    private String sha256 = "";

    DigestedMessage(Mail mail) {
        this.mail = mail;
    }

    @Override
    public InputStream open() throws IOException {
        if (small != null) {
            return new ByteArrayInputStream(small);
        }
        if (first != null) {
            return RawMessage.openUnchecked(mail);
        }
        InputStream in = RawMessage.openUnchecked(mail);
        try {
            byte[] head = in.readNBytes(SMALL);
            if (head.length < SMALL) {
                in.close();
                small = head;
                digest.update(head);
                return new ByteArrayInputStream(head);
            }
            first = new Digesting(head, in);
            return first;
        } catch (IOException | RuntimeException unreadable) {
            in.close();
            throw unreadable;
        }
    }

    /** Of every octet, in lower-case hexadecimal, when the first reading is over. */
    String sha256() throws IOException {
        if (sha256.isEmpty()) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    @Override
    public void close() throws IOException {
        if (first != null) {
            first.close();
        }
    }

    /** Digests what it hands out; what nobody has read by its end is digested when it is closed. */
    private final class Digesting extends FilterInputStream {
        private final ByteArrayInputStream head;
        private boolean closed;

        Digesting(byte[] head, InputStream rest) {
            super(rest);
            this.head = new ByteArrayInputStream(head);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = head.available() > 0 ? head.read(target, offset, length) : in.read(target, offset, length);
            if (read > 0) {
                digest.update(target, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long octets) throws IOException {
            byte[] passed = new byte[(int) Math.min(octets, 8192)];
            return Math.max(0, read(passed, 0, passed.length));
        }

        @Override
        public int available() throws IOException {
            return head.available() > 0 ? head.available() : in.available();
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                transferTo(OutputStream.nullOutputStream());
            } finally {
                in.close();
            }
        }
    }
}
