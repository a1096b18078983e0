package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/**
 * Digests of messages. A large one is not read twice while it is certain to be the same: the same object of James's, over a
 * source that James never changes, with no change noted on it, and with the same octets in its header; for James writes
 * the header anew once somebody has looked at parts, and notes no change then. All else is read to its end.
 */
final class MessageDigests {
    /** By the object, which has no other identity; a message is forgotten when James drops it. */
    private static final Map<MimeMessage, KnownDigest> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private record KnownDigest(String sha256, String header) {}

    private MessageDigests() {}

    /** In lower-case hexadecimal. */
    static String sha256(Mail mail) throws MessagingException {
        KnownDigest known = KNOWN.get(mail.getMessage());
        try {
            if (known != null && isUntouched(mail) && known.header().equals(header(mail))) {
                return known.sha256();
            }
            try (InputStream message = RawMessage.open(mail)) {
                return digest(message);
            }
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    /** Has a message in memory of which every octet was just digested. */
    static void remember(Mail mail, String sha256) throws MessagingException, IOException {
        if (mail.getMessageSize() >= DigestedMessage.SMALL && isUntouched(mail)) {
            KNOWN.put(mail.getMessage(), new KnownDigest(sha256, header(mail)));
        }
    }

    private static boolean isUntouched(Mail mail) throws MessagingException {
        return mail.getMessage() instanceof MimeMessageWrapper streamed
                && Optional.ofNullable(streamed.getSourceId()).isPresent()
                && !streamed.isModified();
    }

    private static String header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            return digest(new HeaderOnly(message));
        }
    }

    private static String digest(InputStream in) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, newDigest());
        digested.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
