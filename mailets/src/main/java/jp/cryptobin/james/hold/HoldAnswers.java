package jp.cryptobin.james.hold;

import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.state.HoldAnswer;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;

/**
 * Follows answers. One about a mail that is not here is laid down in the records, where whoever has the mail in hand
 * looks, and is told to have been followed only when it was.
 */
final class HoldAnswers {
    private final HeldMail held;
    private final HoldRecords records;
    private final HoldEnds ends;

    HoldAnswers(HeldMail held, HoldRecords records, HoldEnds ends) {
        this.held = held;
        this.records = records;
        this.ends = ends;
    }

    /** @return what the answerer is to be told; STOPPED and SENT are told already, to whoever may answer */
    Told answer(String id, Wish wish, Answerer who) throws MessagingException {
        Optional<HoldRecord> known = records.find(id);
        if (known.isEmpty()) {
            return Told.UNKNOWN;
        }
        HoldRecord record = known.get();
        if (!who.maySpeakFor(record)) {
            return Told.FOREIGN;
        }
        Optional<Told> tooLate = HoldDecision.tooLate(record, wish);
        if (tooLate.isPresent()) {
            return tooLate.get();
        }
        boolean followed = HoldDecision.mayBeAtRest(record) && follow(record, wish);
        return followed ? done(wish) : layDown(id, wish);
    }

    private static Told done(Wish wish) {
        return wish == Wish.STOP ? Told.STOPPED : Told.SENT;
    }

    /** Does to a mail that is held here what its sender wants. Returns whether it is held here. */
    private boolean follow(HoldRecord record, Wish wish) throws MessagingException {
        Optional<Mail> found = held.find(record.id());
        if (found.isEmpty()) {
            return false;
        }
        Mail mail = found.get();
        try {
            Optional<HoldNote> note = MailState.hold(mail);
            if (note.isEmpty()) {
                return false;
            }
            if (wish == Wish.STOP) {
                ends.endAtRest(mail, note.get(), record, Step.STOPPED);
            } else {
                ends.send(mail, note.get(), record);
            }
            return true;
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    private Told layDown(String id, Wish wish) throws MessagingException {
        records.answer(id, new HoldAnswer(wish == Wish.STOP));
        // Another server may have brought it on its way just now.
        Optional<HoldRecord> now = records.find(id);
        if (now.filter(record -> record.step() == Step.LEFT).isPresent()) {
            records.removeAnswer(id);
            return wish == Wish.STOP ? Told.LATE : Told.ALREADY_SENT;
        }
        return Told.NOTED;
    }
}
