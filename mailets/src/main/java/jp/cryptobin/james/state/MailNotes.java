package jp.cryptobin.james.state;

import java.util.List;
import java.util.Optional;
import jp.cryptobin.james.followup.FollowUp;
import jp.cryptobin.james.matchers.AwaitsApproval;
import jp.cryptobin.james.matchers.MailInspector;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.policy.Violation;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the mailets leave on a mail for each other, as JSON text that every queue of James carries. Holds no secret. */
public final class MailNotes {
    private static final AttributeName ATTACHMENTS = AttributeName.of("cryptobin.attachments");
    private static final AttributeName DEFERRAL = AttributeName.of("cryptobin.deferral");
    private static final AttributeName FOLLOW_UP = AttributeName.of("cryptobin.follow-up");
    private static final AttributeName WITHDRAWAL = AttributeName.of("cryptobin.withdrawal");
    private static final AttributeName NOTIFIED = AttributeName.of("cryptobin.notified");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record AttachmentList(List<Attachment> files) {}

    private MailNotes() {}

    public static List<Attachment> attachments(Mail mail) {
        return read(mail, ATTACHMENTS, AttachmentList.class)
                .map(AttachmentList::files)
                .orElse(List.of());
    }

    public static void attachments(Mail mail, List<Attachment> files) {
        write(mail, ATTACHMENTS, new AttachmentList(files));
    }

    public static Optional<DepositNote> deposit(Mail mail) {
        return read(mail, AwaitsApproval.DEPOSIT, DepositNote.class);
    }

    public static void deposit(Mail mail, DepositNote deposit) {
        write(mail, AwaitsApproval.DEPOSIT, deposit);
    }

    public static Optional<Deferral> deferral(Mail mail) {
        return read(mail, DEFERRAL, Deferral.class);
    }

    public static void deferral(Mail mail, Deferral deferral) {
        write(mail, DEFERRAL, deferral);
    }

    /** How far the deposit has been followed, on a mail that was made for that alone. */
    public static Optional<FollowUp> followUp(Mail mail) {
        return read(mail, FOLLOW_UP, FollowUp.class);
    }

    public static void followUp(Mail mail, FollowUp followUp) {
        write(mail, FOLLOW_UP, followUp);
    }

    /** What became of the deposit of a mail that failed behind it; empty on every other mail. */
    public static Optional<Withdrawal> withdrawal(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, WITHDRAWAL, String.class)
                .map(Withdrawal::valueOf);
    }

    public static void withdrawal(Mail mail, Withdrawal withdrawal) {
        mail.setAttribute(new Attribute(WITHDRAWAL, AttributeValue.of(withdrawal.name())));
    }

    /** Forgets a deposit that was withdrawn, because the mail begins anew. */
    public static void forgetDeposit(Mail mail) {
        mail.removeAttribute(AwaitsApproval.DEPOSIT);
        mail.removeAttribute(WITHDRAWAL);
    }

    /** Forgets what belongs to one way through the pipeline, because the mail may take another one. */
    public static void forgetTries(Mail mail) {
        mail.removeAttribute(DEFERRAL);
        mail.removeAttribute(NOTIFIED);
    }

    /** Whether the sender, or the postmaster in its place, was told already. */
    public static boolean isNotified(Mail mail) {
        return mail.getAttribute(NOTIFIED).isPresent();
    }

    public static void notified(Mail mail) {
        mail.setAttribute(new Attribute(NOTIFIED, AttributeValue.of(true)));
    }

    /** The rules that the mail breaks, as far as they were found before it was stopped. */
    public static List<Violation> violations(Mail mail) {
        return read(mail, MailInspector.VIOLATIONS, Decision.class)
                .map(Decision::violations)
                .orElse(List.of());
    }

    public static void refuse(Mail mail, Violation violation) {
        write(mail, MailInspector.VIOLATIONS, new Decision(Verdict.REFUSE, List.of(violation)));
    }

    private static <T> Optional<T> read(Mail mail, AttributeName name, Class<T> type) {
        Optional<String> json = AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
        try {
            return json.map(text -> JSON.readValue(text, type));
        } catch (JacksonException notOurs) {
            throw new IllegalStateException(
                    "mail " + mail.getName() + ": attribute " + name.asString() + " is not as this version writes it",
                    notOurs);
        }
    }

    private static void write(Mail mail, AttributeName name, Object value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(JSON.writeValueAsString(value))));
    }
}
