package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.io.InputStream;
import javax.mail.MessagingException;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Mail;

/** The octets of a mail's message, streamed from where James keeps them. */
public final class RawMessage {
    private RawMessage() {}

    public static InputStream open(Mail mail) throws MessagingException {
        return new MimeMessageInputStream(mail.getMessage());
    }

    /** As {@link #open}, for readers that know only of IOException. */
    public static InputStream openUnchecked(Mail mail) throws IOException {
        try {
            return open(mail);
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
