package jp.cryptobin.james.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.cryptobin.james.policy.Decision;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.policy.Violation;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * All that the gateway leaves on a mail for its later steps, as text that every queue of James carries. Holds no secret.
 *
 * <p>What cannot be read, such as after an upgrade, is as if it had never been there, and that is always the careful side:
 * a message without inspection is inspected anew, files without list or deposit do not leave, a mail that was never laid
 * aside has all its patience before it. Only a deposit that is there but cannot be read fails the mail: taken for none,
 * it could neither be followed nor cancelled.
 */
public final class MailState {
    private static final Note<InspectionNote> INSPECTION =
            new Note<>("cryptobin.inspection", NoteForm.compact(InspectionNote.class));
    private static final Note<Decision> VIOLATIONS = new Note<>("cryptobin.violations", NoteForm.named(Decision.class));
    private static final Note<AttachmentList> ATTACHMENTS =
            new Note<>("cryptobin.attachments", NoteForm.named(AttachmentList.class));
    private static final Note<DepositNote> DEPOSIT = new Note<>("cryptobin.deposit", NoteForm.named(DepositNote.class));
    private static final Note<Deferral> DEFERRAL = new Note<>("cryptobin.deferral", NoteForm.named(Deferral.class));
    private static final Note<FollowUpNote> FOLLOW_UP =
            new Note<>("cryptobin.follow-up", NoteForm.named(FollowUpNote.class));
    private static final Note<HoldNote> HOLD = new Note<>("cryptobin.hold", NoteForm.named(HoldNote.class));
    private static final Note<HoldRecord> HOLD_RECORD =
            new Note<>("cryptobin.hold-record", NoteForm.named(HoldRecord.class));
    private static final Note<HoldAnswer> HOLD_ANSWER =
            new Note<>("cryptobin.hold-answer", NoteForm.named(HoldAnswer.class));

    /** That the sender, or the postmaster in its place, was told. */
    public static final Mark NOTIFIED = new Mark("cryptobin.notified");

    /** On a notice: that it is a letter to the postmaster. Should it fail itself, it is not put into another one. */
    public static final Mark TO_POSTMASTER = new Mark("cryptobin.to-postmaster");

    /** On a notice that was not delivered: that everybody was told, or nobody can be. */
    public static final Mark UNTOLD = new Mark("cryptobin.untold");

    /** That the next bounce of the mail is ours. */
    public static final Mark BOUNCE = new Mark("cryptobin.bounce");

    /** That the mail waited in line for a vault, and may go before others. */
    public static final Mark CALLED_BACK = new Mark("cryptobin.called-back");

    /** When a mail in a repository is to go on. */
    public static final TimeNote DUE = new TimeNote("cryptobin.due");

    /** When a copy that is kept is removed. */
    public static final TimeNote KEPT_UNTIL = new TimeNote("cryptobin.kept-until");

    private static final AttributeName WITHDRAWAL = AttributeName.of("cryptobin.withdrawal");
    private static final AttributeName COPY = AttributeName.of("cryptobin.copy");
    private static final AttributeName OWN = AttributeName.of("cryptobin.own");

    private record AttachmentList(List<Attachment> files) {}

    private MailState() {}

    /** The names of all attributes. */
    public static List<String> attributes() {
        return List.of(
                INSPECTION.name(),
                VIOLATIONS.name(),
                ATTACHMENTS.name(),
                HOLD.name(),
                DEPOSIT.name(),
                DEFERRAL.name(),
                CALLED_BACK.name(),
                DUE.name(),
                COPY.asString(),
                WITHDRAWAL.asString(),
                KEPT_UNTIL.name(),
                TO_POSTMASTER.name(),
                UNTOLD.name(),
                NOTIFIED.name(),
                OWN.asString(),
                BOUNCE.name(),
                FOLLOW_UP.name(),
                HOLD_RECORD.name(),
                HOLD_ANSWER.name());
    }

    public static Optional<InspectionNote> inspection(Mail mail) {
        return INSPECTION.read(mail);
    }

    /** What becomes of the mail by the inspection, or by what stopped it later. */
    public static Optional<Decision> decision(Mail mail) {
        return VIOLATIONS.read(mail);
    }

    public static void inspection(Mail mail, InspectionNote inspection, Decision decision) {
        INSPECTION.write(mail, inspection);
        VIOLATIONS.write(mail, decision);
    }

    /** Forgets what was found, because the message is about to change. */
    public static void forgetInspection(Mail mail) {
        INSPECTION.remove(mail);
        VIOLATIONS.remove(mail);
    }

    /** The rules that the mail breaks, as far as they were found before it was stopped. */
    public static List<Violation> violations(Mail mail) {
        return decision(mail).map(Decision::violations).orElse(List.of());
    }

    public static void refuse(Mail mail, Violation violation) {
        VIOLATIONS.write(mail, new Decision(Verdict.REFUSE, List.of(violation)));
    }

    public static List<Attachment> attachments(Mail mail) {
        return ATTACHMENTS.read(mail).map(AttachmentList::files).orElse(List.of());
    }

    public static void attachments(Mail mail, List<Attachment> files) {
        ATTACHMENTS.write(mail, new AttachmentList(List.copyOf(files)));
    }

    /** @throws IllegalStateException if there is one that cannot be read */
    public static Optional<DepositNote> deposit(Mail mail) {
        Optional<DepositNote> deposit = DEPOSIT.read(mail);
        if (deposit.isEmpty() && DEPOSIT.isOn(mail)) {
            throw new IllegalStateException(
                    "mail " + mail.getName() + ": attribute " + DEPOSIT.name() + " is not as this version writes it");
        }
        return deposit;
    }

    public static void deposit(Mail mail, DepositNote deposit) {
        DEPOSIT.write(mail, deposit);
    }

    public static Optional<Deferral> deferral(Mail mail) {
        return DEFERRAL.read(mail);
    }

    public static void deferral(Mail mail, Deferral deferral) {
        DEFERRAL.write(mail, deferral);
    }

    /** How far the deposit has been followed, on a mail that was made for that alone. */
    public static Optional<FollowUpNote> followUp(Mail mail) {
        return FOLLOW_UP.read(mail);
    }

    public static void followUp(Mail mail, FollowUpNote followUp) {
        FOLLOW_UP.write(mail, followUp);
    }

    /** What became of the deposit of a mail that failed behind it; empty on every other mail. */
    public static Optional<Withdrawal> withdrawal(Mail mail) {
        Optional<String> word = AttributeUtils.getValueAndCastFromMail(mail, WITHDRAWAL, String.class);
        return Stream.of(Withdrawal.values())
                .filter(withdrawal -> word.filter(withdrawal.name()::equals).isPresent())
                .findFirst();
    }

    public static void withdrawal(Mail mail, Withdrawal withdrawal) {
        mail.setAttribute(new Attribute(WITHDRAWAL, AttributeValue.of(withdrawal.name())));
    }

    /** Which copy of the mail this is, where it was handed over; empty on one that was not. */
    public static Optional<String> copy(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, COPY, String.class);
    }

    public static void copy(Mail mail, String token) {
        mail.setAttribute(new Attribute(COPY, AttributeValue.of(token)));
    }

    public static void clearCopy(Mail mail) {
        mail.removeAttribute(COPY);
    }

    /** Forgets a deposit that was withdrawn, because the mail begins anew. */
    public static void forgetDeposit(Mail mail) {
        DEPOSIT.remove(mail);
        mail.removeAttribute(WITHDRAWAL);
    }

    /** Forgets what belongs to one way through the pipeline, because the mail may take another one. */
    public static void forgetTries(Mail mail) {
        DEFERRAL.remove(mail);
        NOTIFIED.remove(mail);
    }

    /** The SHA-256 of the octets that the gateway wrote; means nothing on others. */
    public static Optional<String> ownDigest(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, OWN, String.class);
    }

    public static void ownDigest(Mail mail, String sha256) {
        mail.setAttribute(new Attribute(OWN, AttributeValue.of(sha256)));
    }

    /** That the mail waits, or waited, for its sender's word; empty on every other. */
    public static Optional<HoldNote> hold(Mail mail) {
        return HOLD.read(mail);
    }

    public static void hold(Mail mail, HoldNote hold) {
        HOLD.write(mail, hold);
    }

    /** Forgets that the mail waited, because it begins anew. */
    public static void forgetHold(Mail mail) {
        HOLD.remove(mail);
    }

    /** What is remembered of another mail, on a small one that was made for that alone. */
    public static Optional<HoldRecord> holdRecord(Mail mail) {
        return HOLD_RECORD.read(mail);
    }

    public static void holdRecord(Mail mail, HoldRecord record) {
        HOLD_RECORD.write(mail, record);
    }

    /** What is to become of another mail, on a small one that was made for that alone. */
    public static Optional<HoldAnswer> holdAnswer(Mail mail) {
        return HOLD_ANSWER.read(mail);
    }

    public static void holdAnswer(Mail mail, HoldAnswer answer) {
        HOLD_ANSWER.write(mail, answer);
    }

    /** Whether an inspection was left on the mail, by whatever version. */
    public static boolean isInspected(Mail mail) {
        return INSPECTION.isOn(mail);
    }
}
