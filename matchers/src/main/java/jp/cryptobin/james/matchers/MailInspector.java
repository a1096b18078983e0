package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import org.apache.james.core.MailAddress;
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
    private final Limits limits;

    /** Size and digest tell whether the message was changed after the inspection. */
    private record Stored(
            long messageSize, String sha256, InspectionSettings settings, Limits limits, Inspection inspection) {}

    public MailInspector(InspectionSettings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    /**
     * What an earlier mailet found, or a new inspection, by the same settings, where there is none or the message has
     * another size since. Enough to stop a mail; what lets one go on asks {@link #verified}.
     */
    public InspectedMail inspected(Mail mail) throws MessagingException {
        return found(mail, stored -> stored.messageSize() == mail.getMessageSize());
    }

    /** As {@link #inspected}, after a look at every octet of the message: for what lets a mail go on. */
    public InspectedMail verified(Mail mail) throws MessagingException {
        return found(
                mail,
                stored -> stored.messageSize() == mail.getMessageSize()
                        && stored.sha256().equals(RawMessage.sha256(mail)));
    }

    /** Inspects the mail and leaves the result on it. */
    public InspectedMail inspectAndStore(Mail mail) throws MessagingException {
        InspectedMail inspected = inspect(mail, settings, limits);
        store(mail, inspected);
        return inspected;
    }

    /**
     * Leaves on the mail what was found in the message that it has now.
     *
     * @param settings how it was inspected
     */
    public void store(Mail mail, InspectionSettings settings, Inspection inspection) throws MessagingException {
        store(mail, decided(mail, settings, limits, inspection));
    }

    private void store(Mail mail, InspectedMail inspected) throws MessagingException {
        Stored stored = new Stored(
                mail.getMessageSize(), RawMessage.sha256(mail), inspected.settings(), limits, inspected.inspection());
        mail.setAttribute(new Attribute(INSPECTION, AttributeValue.of(JSON.writeValueAsString(stored))));
        mail.setAttribute(new Attribute(VIOLATIONS, AttributeValue.of(JSON.writeValueAsString(inspected.decision()))));
    }

    /** Forgets what was found, because the message is about to change. */
    public static void forget(Mail mail) {
        mail.removeAttribute(INSPECTION);
        mail.removeAttribute(VIOLATIONS);
    }

    /** The envelope as the policy knows it. */
    public static Envelope envelope(Mail mail) {
        List<String> recipients =
                mail.getRecipients().stream().map(MailAddress::asString).toList();
        return new Envelope(mail.getMaybeSender().asString(""), recipients);
    }

    private static InspectedMail inspect(Mail mail, InspectionSettings settings, Limits limits)
            throws MessagingException {
        try {
            Inspection inspection = new MessageInspector(settings)
                    .inspect(
                            () -> RawMessage.openUnchecked(mail), envelope(mail).hasNullSender());
            return decided(mail, settings, limits, inspection);
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    private static InspectedMail decided(Mail mail, InspectionSettings settings, Limits limits, Inspection inspection) {
        MessagePolicy policy = new MessagePolicy(limits, settings.signatures());
        return new InspectedMail(settings, inspection, policy.decide(inspection, envelope(mail)));
    }

    private interface Freshness {
        boolean isOf(Stored stored) throws MessagingException;
    }

    private InspectedMail found(Mail mail, Freshness freshness) throws MessagingException {
        Optional<Stored> stored = read(mail, INSPECTION, Stored.class);
        Optional<Decision> decision = read(mail, VIOLATIONS, Decision.class);
        if (stored.isEmpty() || decision.isEmpty()) {
            return inspect(mail, settings, limits);
        }
        Stored earlier = stored.get();
        return freshness.isOf(earlier)
                ? new InspectedMail(earlier.settings(), earlier.inspection(), decision.get())
                : inspect(mail, earlier.settings(), earlier.limits());
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
