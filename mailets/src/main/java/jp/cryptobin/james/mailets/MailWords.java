package jp.cryptobin.james.mailets;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.policy.Envelope;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Violation;
import jp.cryptobin.james.state.Attachment;
import org.apache.mailet.Mail;

/** What events say of a mail of the server. */
final class MailWords {
    private MailWords() {}

    /** Never fails for a message that cannot be read: an event is told of such a mail, too. */
    static MailIdentity identity(Mail mail) {
        Envelope envelope = MailInspector.envelope(mail);
        return new MailIdentity(mail.getName(), messageId(mail), envelope.sender(), envelope.recipients());
    }

    private static String messageId(Mail mail) {
        try {
            return Optional.ofNullable(mail.getMessage().getMessageID()).orElse("");
        } catch (Throwable unreadable) {
            // An Error too: whoever reports a failure must not meet it again.
            return "";
        }
    }

    static List<MailFile> files(List<Attachment> files) {
        return files.stream()
                .map(file -> new MailFile(file.name(), file.size(), file.sha256()))
                .toList();
    }

    /** Each once. */
    static List<Reason> reasons(List<Violation> violations) {
        return violations.stream().map(Violation::reason).distinct().toList();
    }
}
