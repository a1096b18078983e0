package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.message.Inspection;
import jp.cryptobin.james.message.InspectionSettings;
import jp.cryptobin.james.message.MessageInspector;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inspects mails of James, and keeps what it finds as JSON text in attributes, so that every queue carries it and the
 * message is read once.
 */
public final class MailInspector {
    /** What the message is made of. */
    public static final AttributeName INSPECTION = AttributeName.of("cryptobin.inspection");
    /** The verdict and every rule that the mail breaks. */
    public static final AttributeName VIOLATIONS = AttributeName.of("cryptobin.violations");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InspectionSettings settings;
    private final MessageInspector inspector;
    private final MessagePolicy policy;

    /** The size tells whether the message was changed after the inspection. */
    private record Stored(long messageSize, InspectionSettings settings, Inspection inspection) {}

    public MailInspector(InspectionSettings settings, Limits limits) {
        this.settings = settings;
        this.inspector = new MessageInspector(settings);
        this.policy = new MessagePolicy(limits, settings.signatures());
    }

    /** What an earlier mailet found, or a new inspection where there is none or the message has changed since. */
    public InspectedMail inspected(Mail mail) throws MessagingException {
        Optional<InspectedMail> earlier = earlier(mail);
        return earlier.isPresent() ? earlier.get() : inspect(mail);
    }

    /** Inspects the mail and leaves the result on it. */
    public InspectedMail inspectAndStore(Mail mail) throws MessagingException {
        InspectedMail inspected = inspect(mail);
        Stored stored = new Stored(mail.getMessageSize(), settings, inspected.inspection());
        mail.setAttribute(new Attribute(INSPECTION, AttributeValue.of(JSON.writeValueAsString(stored))));
        mail.setAttribute(new Attribute(VIOLATIONS, AttributeValue.of(JSON.writeValueAsString(inspected.decision()))));
        return inspected;
    }

    /** Forgets what was found, because the message is about to change. */
    public static void forget(Mail mail) {
        mail.removeAttribute(INSPECTION);
        mail.removeAttribute(VIOLATIONS);
    }

    /** The raw message, streamed from where James keeps it. */
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

    /** The envelope as the policy knows it. */
    public static Envelope envelope(Mail mail) {
        List<String> recipients =
                mail.getRecipients().stream().map(MailAddress::asString).toList();
        return new Envelope(mail.getMaybeSender().asString(""), recipients);
    }

    private InspectedMail inspect(Mail mail) throws MessagingException {
        try {
            Inspection inspection = inspector.inspect(() -> openUnchecked(mail));
            return new InspectedMail(settings, inspection, policy.decide(inspection, envelope(mail)));
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    private static Optional<InspectedMail> earlier(Mail mail) throws MessagingException {
        Optional<Stored> stored = read(mail, INSPECTION, Stored.class);
        Optional<Decision> decision = read(mail, VIOLATIONS, Decision.class);
        if (stored.isEmpty() || decision.isEmpty() || stored.get().messageSize() != mail.getMessageSize()) {
            return Optional.empty();
        }
        return Optional.of(
                new InspectedMail(stored.get().settings(), stored.get().inspection(), decision.get()));
    }

    private static <T> Optional<T> read(Mail mail, AttributeName name, Class<T> type) {
        Optional<String> json = AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
        try {
            return json.map(text -> JSON.readValue(text, type));
        } catch (JacksonException notOurs) {
            // Written by another version: inspected anew.
            return Optional.empty();
        }
    }
}
