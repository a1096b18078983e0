package jp.cryptobin.james.state;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import tools.jackson.core.JacksonException;

/**
 * One attribute of a mail: text that every queue of James carries, and what it says. A text is read once, however many
 * mailets and matchers ask: what it said is remembered beside the text itself, for as long as some mail has it, so that
 * another mail, a copy, or a text that somebody changed can never be mistaken for it.
 */
final class Note<T> {
    private final AttributeName name;
    private final NoteForm<T> form;
    private final Map<String, T> known = Collections.synchronizedMap(new WeakHashMap<>());

    Note(String name, NoteForm<T> form) {
        this.name = AttributeName.of(name);
        this.form = form;
    }

    String name() {
        return name.asString();
    }

    boolean isOn(Mail mail) {
        return mail.getAttribute(name).isPresent();
    }

    /** What it says; empty where it is missing, or cannot be read: written by another version, or by other hands. */
    Optional<T> read(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class).flatMap(this::read);
    }

    private Optional<T> read(String text) {
        T before = known.get(text);
        if (before != null) {
            return Optional.of(before);
        }
        try {
            T read = form.read(text);
            known.put(text, read);
            return Optional.of(read);
        } catch (JacksonException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    void write(Mail mail, T value) {
        String text = form.write(value);
        known.put(text, value);
        mail.setAttribute(new Attribute(name, AttributeValue.of(text)));
    }

    void remove(Mail mail) {
        mail.removeAttribute(name);
    }
}
