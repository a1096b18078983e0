package jp.cryptobin.james.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** An attribute that holds a time, as people read it in web administration. */
public final class TimeNote {
    private final AttributeName name;

    TimeNote(String name) {
        this.name = AttributeName.of(name);
    }

    String name() {
        return name.asString();
    }

    /** Empty where it is missing, or no time. */
    public Optional<Instant> read(Mail mail) {
        try {
            return AttributeUtils.getValueAndCastFromMail(mail, name, String.class)
                    .map(Instant::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public void write(Mail mail, Instant time) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(time.toString())));
    }

    public void remove(Mail mail) {
        mail.removeAttribute(name);
    }
}
