package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import jp.cryptobin.james.inspection.MessageLayout;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/**
 * Knows messages again. A message is not read twice while it is certain to be the same: the same object of James's, over a
 * source that James never changes, with no change noted on it, and with the same octets in its header; for James writes
 * the header anew once somebody has looked at parts, and notes no change then. All else is read to its end.
 */
final class MessageDigests {
    /** By the object, which has no other identity; a message is forgotten when James drops it. */
    private static final Map<MimeMessage, KnownDigest> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private record KnownDigest(MessageLayout layout, String header) {}

    private MessageDigests() {}

    /** Of every octet, in lower-case hexadecimal. */
    static String sha256(Mail mail) throws MessagingException {
        try (InputStream message = RawMessage.open(mail)) {
            return MessageLayout.of(message).sha256();
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    /** Whether the mail still has the message of that layout. */
    static boolean isUnchanged(Mail mail, MessageLayout layout) throws MessagingException {
        KnownDigest known = KNOWN.get(mail.getMessage());
        try {
            if (known != null
                    && known.layout().equals(layout)
                    && isUntouched(mail)
                    && known.header().equals(header(mail))) {
                return true;
            }
            try (InputStream message = RawMessage.open(mail)) {
                return layout.isOf(message);
            }
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    /** Has a message in memory of which every octet was just digested. */
    static void remember(Mail mail, MessageLayout layout) throws MessagingException, IOException {
        if (isUntouched(mail)) {
            KNOWN.put(mail.getMessage(), new KnownDigest(layout, header(mail)));
        }
    }

    private static boolean isUntouched(Mail mail) throws MessagingException {
        return mail.getMessage() instanceof MimeMessageWrapper streamed
                && Optional.ofNullable(streamed.getSourceId()).isPresent()
                && !streamed.isModified();
    }

    private static String header(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            return MessageLayout.of(new HeaderOnly(message)).sha256();
        }
    }
}
