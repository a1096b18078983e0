package jp.cryptobin.james.mailets;

import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** A mail cannot be rebuilt so that it may leave. */
final class NotRebuiltException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final String why;

    /** @param why one line */
    NotRebuiltException(Mail mail, String why) {
        super("mail " + mail.getName() + ": " + why);
        this.why = why;
    }

    /** One line, without the name of the mail. */
    String why() {
        return why;
    }
}
