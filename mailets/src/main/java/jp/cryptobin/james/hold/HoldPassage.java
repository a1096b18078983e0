package jp.cryptobin.james.hold;

import java.time.Instant;
import java.util.Optional;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldNote.Way;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail that comes by in the pipeline: it begins to wait, or has waited and goes on or ends. */
final class HoldPassage {
    private static final Logger LOGGER = LoggerFactory.getLogger(HoldPassage.class);
    private static final String BY_HAND = "by-hand";

    private final HeldMail held;
    private final HoldRecords records;
    private final String processor;
    private final HoldEnds ends;
    private final HoldEffects effects;

    /** @param processor where a mail goes when it has waited */
    HoldPassage(HeldMail held, HoldRecords records, String processor, HoldEnds ends, HoldEffects effects) {
        this.held = held;
        this.records = records;
        this.processor = processor;
        this.ends = ends;
        this.effects = effects;
    }

    /**
     * Holds a mail that comes by for the first time; the one in hand is then to be ended.
     *
     * @return the note with which it waits; empty where it does not, because it has waited before
     */
    Optional<HoldNote> begin(Mail mail, HoldNote note, String subject) throws Exception {
        Optional<HoldRecord> before = records.find(note.id());
        if (before.filter(HoldDecision::hasWaited).isPresent()) {
            LOGGER.warn(
                    "mail {}: held before, and {} since; this double ends here",
                    mail.getName(),
                    before.get().step());
            return Optional.empty();
        }
        HoldNote kept = before.map(record -> note.due(HoldRecords.due(record))).orElse(note);
        hold(mail, kept, HoldRecords.begun(mail, kept, subject));
        return Optional.of(kept);
    }

    private void hold(Mail mail, HoldNote note, HoldRecord record) throws Exception {
        HoldEffects.Letter letter = effects.letter(mail, note);
        MailState.hold(mail, note);
        mail.setState(processor);
        held.put(mail, note);
        try {
            records.write(record);
            letter.send();
        } catch (MessagingException | RuntimeException untold) {
            // Nobody knows of it: it goes the way of what fails, and must not go its own way as well.
            held.remove(note.id());
            MailState.forgetHold(mail);
            throw untold;
        }
        LOGGER.info(
                "mail {}: held until {}; {} is told",
                mail.getName(),
                Instant.ofEpochMilli(note.due()),
                note.answerer());
        effects.held(mail, note);
    }

    /**
     * Takes a mail that has waited on its way.
     *
     * @param files whether it has files, which the vault is still to get
     * @return whether it goes on; otherwise it is to be ended
     */
    boolean arrives(Mail mail, HoldNote note, boolean files) throws MessagingException {
        HoldRecord record = records.of(mail, note);
        String release = note.release().isEmpty() ? BY_HAND : note.release();
        switch (HoldDecision.onItsWay(record, release, records.word(note.id()))) {
            case ENDED -> {
                effects.tell(record, HoldDecision.end(record));
                return false;
            }
            case DOUBLE -> {
                LOGGER.warn("mail {}: has gone on before; this double ends here", mail.getName());
                return false;
            }
            case STOP -> {
                ends.end(mail, note, record, Step.STOPPED);
                return false;
            }
            case GO -> {
                Way way = note.release().isEmpty() ? Way.BY_HAND : note.way();
                MailState.hold(mail, note.released(release, way));
                ends.goes(mail, note, way);
                goesOn(record, release, files);
            }
            case GO_AGAIN -> goesOn(record, release, files);
            case LEFT -> LOGGER.debug("mail {}: goes on once more", mail.getName());
        }
        return true;
    }

    private void goesOn(HoldRecord record, String release, boolean files) throws MessagingException {
        records.write(record.at(files ? Step.GOING : Step.LEFT, release));
        endAnswer(record, files);
    }

    /** An answer to have it sent is followed; one to stop it may have come to another server just now. */
    private void endAnswer(HoldRecord record, boolean files) throws MessagingException {
        boolean stop = records.word(record.id()) == SenderWord.STOP;
        if (stop && !files) {
            effects.tell(record, Told.LATE);
        }
        if (!stop || !files) {
            records.removeAnswer(record.id());
        }
    }

    /**
     * Remembers that the vault has the files of a mail that was held.
     *
     * @return the record where the mail was to be stopped, which is too late now
     */
    Optional<HoldRecord> deposited(Mail mail, HoldNote note, String deposit) throws MessagingException {
        HoldRecord record = records.find(note.id())
                .orElseGet(() -> HoldRecords.begun(mail, note, "").at(Step.GOING, note.release()))
                .deposited(deposit);
        records.write(record);
        boolean late = records.word(note.id()) == SenderWord.STOP;
        records.removeAnswer(note.id());
        return late ? Optional.of(record) : Optional.empty();
    }
}
