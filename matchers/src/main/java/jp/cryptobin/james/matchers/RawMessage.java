package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** In lower-case hexadecimal. */
    static String sha256(Mail mail) throws MessagingException {
        try (DigestInputStream in = new DigestInputStream(open(mail), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
