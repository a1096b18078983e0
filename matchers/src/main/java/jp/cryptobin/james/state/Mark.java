package jp.cryptobin.james.state;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** An attribute that says something by being there. */
public final class Mark {
    private final AttributeName name;

    Mark(String name) {
        this.name = AttributeName.of(name);
    }

    String name() {
        return name.asString();
    }

    public boolean isOn(Mail mail) {
        return mail.getAttribute(name).isPresent();
    }

    public void set(Mail mail) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(true)));
    }

    public void remove(Mail mail) {
        mail.removeAttribute(name);
    }
}
