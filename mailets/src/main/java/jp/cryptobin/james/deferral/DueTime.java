package jp.cryptobin.james.deferral;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** When a mail in a repository is to go on: the attribute {@code cryptobin.due}, as people read it in webadmin. */
public final class DueTime {
    private static final AttributeName DUE = AttributeName.of("cryptobin.due");

    private DueTime() {}

    static void set(Mail mail, Instant due) {
        mail.setAttribute(new Attribute(DUE, AttributeValue.of(due.toString())));
    }

    /** Empty if the mail has none, or none that can be read. */
    public static Optional<Instant> of(Mail mail) {
        try {
            return AttributeUtils.getValueAndCastFromMail(mail, DUE, String.class)
                    .map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static void clear(Mail mail) {
        mail.removeAttribute(DUE);
    }
}
