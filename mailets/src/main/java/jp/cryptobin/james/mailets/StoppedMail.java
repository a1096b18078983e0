package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.letter.Audience;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.letter.OriginalHeaders;
import jp.cryptobin.james.letter.SenderNotice;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.matchers.RawMessage;
import jp.cryptobin.james.mime.HeaderText;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail that goes no further, as people are told of it.
 *
 * @param violations why, at least one
 * @param header which the notice returns
 */
record StoppedMail(Mail mail, Envelope envelope, List<Violation> violations, OriginalHeaders header) {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoppedMail.class);

    static StoppedMail read(Mail mail) throws MessagingException, IOException {
        try (InputStream message = RawMessage.open(mail)) {
            OriginalHeaders header = OriginalHeaders.read(message);
            return new StoppedMail(mail, MailInspector.envelope(mail), violations(mail), header);
        }
    }

    /** What was found, or the catch-all when the mail came here because something failed. */
    private static List<Violation> violations(Mail mail) {
        List<Violation> found = MailState.violations(mail);
        if (!found.isEmpty()) {
            return found;
        }
        LOGGER.error("mail {}: stopped by a failure: {}", mail.getName(), mail.getErrorMessage());
        return List.of(Violation.of(Reason.UNEXPECTED_ERROR));
    }

    /** Whether it was stopped by something that only an administrator can repair. */
    boolean concernsAdministrator() {
        return violations.stream().anyMatch(violation -> violation.reason().remedy() == Reason.Remedy.ADMINISTRATOR);
    }

    /** The manual's numbers of the reasons. */
    List<String> numbers() {
        return violations.stream().map(violation -> violation.reason().number()).toList();
    }

    /** @param clock says when the gateway took a mail that does not tell itself */
    SenderNotice notice(Audience audience, Mailbox to, Clock clock) throws MessagingException {
        String subject = Optional.ofNullable(mail.getMessage().getHeader("Subject", null))
                .orElse("");
        return new SenderNotice(
                audience,
                to,
                fate(),
                violations,
                envelope.sender(),
                HeaderText.decode(subject.replaceAll("\\r?\\n", "")),
                receivedAt(clock),
                envelope.recipients(),
                header);
    }

    /** What became of the mail, and of its files where the vault had them. */
    private SenderNotice.Fate fate() {
        if (MailState.followUp(mail).isPresent()) {
            return SenderNotice.Fate.BODY_SENT;
        }
        return MailState.withdrawal(mail)
                .map(withdrawal -> switch (withdrawal) {
                    case DONE -> SenderNotice.Fate.FILES_CANCELLED;
                    case PENDING -> SenderNotice.Fate.FILES_BEING_CANCELLED;
                })
                .orElse(SenderNotice.Fate.STOPPED);
    }

    private Instant receivedAt(Clock clock) {
        return MailState.followUp(mail)
                .map(followUp -> Instant.ofEpochMilli(followUp.receivedAt()))
                .or(() -> Optional.ofNullable(mail.getLastUpdated()).map(Date::toInstant))
                .orElseGet(clock::instant);
    }
}
