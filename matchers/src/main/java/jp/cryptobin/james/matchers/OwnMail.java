package jp.cryptobin.james.matchers;

import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;

/**
 * What the gateway itself wrote: notices, password mails, bounces. It is known by a mark and never by its looks, because
 * anybody can make a mail look like a bounce.
 *
 * <p>James hands the attributes of a mail on to whatever is made of it: a bounce has those of the mail that it is about,
 * and a copy for another address those of the original. So the mark is the digest of the octets that were written, and
 * means nothing on others. Bounces are written by James, so they are announced first, on the mail they will be about;
 * {@link #acceptBounce} marks what comes of it.
 */
public final class OwnMail {
    private OwnMail() {}

    /** Says of the octets that the mail has now that the gateway wrote them. */
    public static void mark(Mail mail) throws MessagingException {
        MailState.ownDigest(mail, MessageDigests.sha256(mail));
    }

    /** Whether the gateway wrote every octet of the message. */
    public static boolean isMarked(Mail mail) throws MessagingException {
        Optional<String> digest = MailState.ownDigest(mail);
        return digest.isPresent() && digest.get().equals(MessageDigests.sha256(mail));
    }

    /**
     * Says that what has this attribute and the null reverse-path will be a bounce of ours. Never said of a mail that has
     * the null reverse-path itself: there will be no bounce of it, and it could be taken for one.
     */
    public static void announceBounce(Mail mail) {
        if (mail.hasSender()) {
            MailState.BOUNCE.set(mail);
        }
    }

    /** Marks a mail that was announced and written within the server, and forgets the announcement on every other. */
    public static void acceptBounce(Mail mail) throws MessagingException {
        boolean announced = MailState.BOUNCE.isOn(mail);
        MailState.BOUNCE.remove(mail);
        boolean writtenHere =
                mail.getAttribute(Mail.SENT_BY_MAILET_ATTRIBUTE.getName()).isPresent();
        if (announced && writtenHere && !mail.hasSender()) {
            mark(mail);
        }
    }
}
