package jp.cryptobin.james.matchers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import jp.cryptobin.james.mime.MessageSource;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/** The message of a mail. A small one is held in memory and read from James once, however often it is opened. */
final class HeldMessage implements MessageSource {
    /** Most mail without files is smaller; what James holds in memory anyway (100 kB) is not much more. */
    private static final int SMALL = 64 * 1024;

    private final Mail mail;
    private byte @Nullable [] small;

    HeldMessage(Mail mail) {
        this.mail = mail;
    }

    @Override
    public InputStream open() throws IOException {
        if (small != null) {
            return new ByteArrayInputStream(small);
        }
        InputStream in = RawMessage.openUnchecked(mail);
        try {
            byte[] head = in.readNBytes(SMALL);
            if (head.length == SMALL) {
                return new SequenceInputStream(new ByteArrayInputStream(head), in);
            }
            in.close();
            small = head;
            return new ByteArrayInputStream(head);
        } catch (IOException | RuntimeException unreadable) {
            in.close();
            throw unreadable;
        }
    }
}
