package jp.cryptobin.james.matchers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.InspectedMessage;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageInspector;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Limits;
import jp.cryptobin.james.policy.MessagePolicy;
import jp.cryptobin.james.state.InspectionNote;
import jp.cryptobin.james.state.MailState;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** Inspects mails of James, and keeps what it finds on the mail, so that the message is read once. */
public final class MailInspector {
    /** Another one after each start of the server, which may be an upgrade. */
    private static final String RUN = UUID.randomUUID().toString();

    private final InspectionSettings settings;
    private final Limits limits;

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
        return found(mail, stored -> isUnchanged(mail, stored));
    }

    /**
     * Inspects the mail and leaves the result on it. A mail that comes back from waiting is not read by parts again: where
     * this server found something out about this very message, by the same settings, that is believed. The envelope may
     * be another one, so the mail is judged anew.
     */
    public InspectedMail inspectAndStore(Mail mail) throws MessagingException {
        Optional<InspectionNote> earlier = MailState.inspection(mail);
        InspectionNote note = earlier.isPresent() && isOwn(mail, earlier.get()) && isUnchanged(mail, earlier.get())
                ? earlier.get()
                : inspect(mail, settings, limits);
        InspectedMail inspected = new InspectedMail(settings, note.inspection(), note.layout(), decide(mail, note));
        MailState.inspection(mail, note, inspected.decision());
        return inspected;
    }

    /**
     * Leaves on the mail what was found in the message that it has now.
     *
     * @param by how it was inspected
     * @param message what was inspected, of which the mail's must not differ in any octet if it is to go on
     */
    public void store(Mail mail, InspectionSettings by, InspectedMessage message) throws MessagingException {
        InspectionNote note = new InspectionNote(
                mail.getMessageSize(),
                message.layout(),
                RUN,
                envelope(mail).hasNullSender(),
                by,
                limits,
                message.inspection());
        MailState.inspection(mail, note, decide(mail, note));
    }

    /**
     * Whether what was found in a mail was found before the last start of the server, or cannot be read. It may then be
     * what another version found.
     */
    public static boolean isFromEarlierRun(Mail mail) {
        return MailState.isInspected(mail)
                && MailState.inspection(mail)
                        .filter(note -> note.run().equals(RUN))
                        .isEmpty();
    }

    private boolean isOwn(Mail mail, InspectionNote note) {
        return note.run().equals(RUN)
                && note.nullSender() == envelope(mail).hasNullSender()
                && note.settings().equals(settings)
                && note.limits().equals(limits);
    }

    /** The envelope as the policy knows it. */
    public static Envelope envelope(Mail mail) {
        List<String> recipients =
                mail.getRecipients().stream().map(MailAddress::asString).toList();
        return new Envelope(mail.getMaybeSender().asString(""), recipients);
    }

    private static boolean isUnchanged(Mail mail, InspectionNote note) throws MessagingException {
        return note.messageSize() == mail.getMessageSize() && MessageDigests.isUnchanged(mail, note.layout());
    }

    private static InspectionNote inspect(Mail mail, InspectionSettings settings, Limits limits)
            throws MessagingException {
        try {
            boolean nullSender = envelope(mail).hasNullSender();
            InspectedMessage message = new MessageInspector(settings).read(new HeldMessage(mail), nullSender);
            MessageDigests.remember(mail, message.layout());
            return new InspectionNote(
                    mail.getMessageSize(), message.layout(), RUN, nullSender, settings, limits, message.inspection());
        } catch (IOException unreadable) {
            throw new MessagingException("cannot read the message of mail " + mail.getName(), unreadable);
        }
    }

    private static Decision decide(Mail mail, InspectionNote note) {
        MessagePolicy policy = new MessagePolicy(note.limits(), note.settings().signatures());
        return policy.decide(note.inspection(), envelope(mail));
    }

    private interface Freshness {
        boolean isOf(InspectionNote stored) throws MessagingException;
    }

    private InspectedMail found(Mail mail, Freshness freshness) throws MessagingException {
        Optional<InspectionNote> stored = MailState.inspection(mail);
        Optional<Decision> decision = MailState.decision(mail);
        if (stored.isPresent() && decision.isPresent() && freshness.isOf(stored.get())) {
            return new InspectedMail(
                    stored.get().settings(),
                    stored.get().inspection(),
                    stored.get().layout(),
                    decision.get());
        }
        InspectionNote anew = inspect(
                mail,
                stored.map(InspectionNote::settings).orElse(settings),
                stored.map(InspectionNote::limits).orElse(limits));
        return new InspectedMail(anew.settings(), anew.inspection(), anew.layout(), decide(mail, anew));
    }
}
