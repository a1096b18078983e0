package jp.cryptobin.james.hold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.deferral.PeriodicTask;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldNote.Way;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import jp.cryptobin.james.state.MailState;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds mail until its time is over or its sender has answered. Whoever has the mail in hand decides, and nobody else: the
 * repository of the server that holds it, or the thread that brings it on its way. An answer that comes elsewhere is laid
 * down in the records, where both look, and is only told to have been followed when it was.
 *
 * <p>What is to become of a mail says {@link HoldDecision}; here one after the other is asked about, and lets go what is
 * due.
 */
public final class Hold {
    private static final Logger LOGGER = LoggerFactory.getLogger(Hold.class);
    private static final Duration CLEANING = Duration.ofHours(1);
    /** A mail that is due so soon is let go at its time, any other at the first look behind it. */
    private static final Duration SOON = Duration.ofDays(1);

    private final HeldMail held;
    private final HoldRecords records;
    private final Clock clock;
    private final HoldEffects effects;
    private final HoldEnds ends;
    private final HoldPassage passage;
    private final HoldAnswers answers;
    private final PeriodicTask release;
    private final PeriodicTask cleaning;

    /**
     * A place where mail is held.
     *
     * @param held the repository of this server alone
     * @param records the repository of all servers of one queue
     * @param processor where a mail goes when it has waited
     * @param interval between two looks for mail that is due and for answers that came to another server
     */
    public Hold(
            MailRepository held,
            MailRepository records,
            MailetContext context,
            String processor,
            Clock clock,
            Duration interval,
            HoldEffects effects) {
        this.held = new HeldMail(held);
        this.records = new HoldRecords(records);
        this.clock = clock;
        this.effects = effects;
        this.ends = new HoldEnds(this.held, this.records, context, processor, clock, effects);
        this.passage = new HoldPassage(this.held, this.records, processor, ends, effects);
        this.answers = new HoldAnswers(this.held, this.records, ends);
        this.release = new PeriodicTask("cryptobin-hold", interval, this::look);
        this.cleaning = new PeriodicTask("cryptobin-hold-records", CLEANING, this::forget);
    }

    /** Begins to let mail go. What was held before is held further. */
    public void start() throws MessagingException {
        synchronized (records.lock()) {
            held.refresh();
        }
        release.start();
        cleaning.start();
    }

    /** What is held stays, and goes on after the next start. */
    public void stop() {
        release.stop();
        cleaning.stop();
    }

    public HoldEffects effects() {
        return effects;
    }

    boolean holds(String id) {
        return held.holds(id);
    }

    List<String> ids() {
        return held.entries().stream().map(HeldMail.Entry::id).toList();
    }

    Duration longest(Instant now) {
        return held.longest(now);
    }

    Duration overdue(Instant now) {
        return held.overdue(now);
    }

    /**
     * Holds a mail that comes by for the first time; the one in hand is then to be ended.
     *
     * @param note which waits; a mail that comes again after a crash keeps the time that it had
     */
    public void begin(Mail mail, HoldNote note, String subject) throws Exception {
        synchronized (records.lock()) {
            passage.begin(mail, note, subject).ifPresent(this::lookAtItsTime);
        }
    }

    private void lookAtItsTime(HoldNote note) {
        Duration wait = Duration.ofMillis(Math.max(0, note.due() - clock.millis()));
        if (wait.compareTo(SOON) < 0) {
            release.onceMoreIn(wait);
        }
    }

    /**
     * Takes a mail that has waited on its way.
     *
     * @param files whether it has files, which the vault is still to get
     * @return whether it goes on; otherwise it is to be ended
     */
    public boolean arrives(Mail mail, HoldNote note, boolean files) throws MessagingException {
        synchronized (records.lock()) {
            return passage.arrives(mail, note, files);
        }
    }

    /** The vault has the files of a mail that was held. An answer that came meanwhile came too late, and learns so. */
    void deposited(Mail mail, HoldNote note, String deposit) {
        try {
            Optional<HoldRecord> late;
            synchronized (records.lock()) {
                late = passage.deposited(mail, note, deposit);
            }
            late.ifPresent(record -> effects.tell(record, Told.LATE));
        } catch (MessagingException | RuntimeException failure) {
            // The vault has the files, so the mail goes on; a late answer is told of no deposit.
            LOGGER.error("mail {}: its deposit could not be noted for late answers", mail.getName(), failure);
        }
    }

    /** What is known of a wait, for letters to whoever answered. */
    public Optional<HoldRecord> record(String id) throws MessagingException {
        synchronized (records.lock()) {
            return records.find(id);
        }
    }

    /**
     * Follows an answer.
     *
     * @return what the answerer is to be told; STOPPED and SENT are told already, to whoever may answer
     */
    public Told answer(String id, Wish wish, Answerer who) throws MessagingException {
        synchronized (records.lock()) {
            return answers.answer(id, wish, who);
        }
    }

    /** Lets go what is due, and follows answers that another server took. */
    void look() throws MessagingException {
        synchronized (records.lock()) {
            held.refresh();
        }
        List<HeldMail.Entry> entries = held.entries();
        if (entries.isEmpty()) {
            return;
        }
        Set<String> answered = records.answered();
        Instant now = clock.instant();
        for (HeldMail.Entry entry : entries) {
            if (answered.contains(entry.id()) || !entry.due().isAfter(now)) {
                try {
                    lookAt(entry, now);
                } catch (MessagingException | RuntimeException failure) {
                    LOGGER.error("mail {}: stays held", entry.key().asString(), failure);
                }
            }
        }
    }

    private void lookAt(HeldMail.Entry entry, Instant now) throws MessagingException {
        synchronized (records.lock()) {
            Optional<Mail> found = held.find(entry.id());
            if (found.isEmpty()) {
                return;
            }
            Mail mail = found.get();
            try {
                Optional<HoldNote> note = MailState.hold(mail);
                if (note.isPresent()) {
                    decide(mail, note.get(), now);
                }
            } finally {
                LifecycleUtil.dispose(mail);
            }
        }
    }

    private void decide(Mail mail, HoldNote note, Instant now) throws MessagingException {
        HoldRecord record = records.of(mail, note);
        switch (HoldDecision.atRest(record, note, records.word(note.id()), now)) {
            case ENDED -> {
                held.remove(note.id());
                effects.tell(record, HoldDecision.end(record));
            }
            case DOUBLE -> {
                held.remove(note.id());
                LOGGER.warn("mail {}: has gone on before; this double ends here", mail.getName());
            }
            case STOP -> ends.endAtRest(mail, note, record, Step.STOPPED);
            case SEND -> ends.send(mail, note, record);
            case GIVE_UP -> ends.endAtRest(mail, note, record, Step.GIVEN_UP);
            case LET_GO -> ends.letGo(mail, note, record, Way.RAN_OUT);
            case WAIT -> LOGGER.debug("mail {}: waits further", mail.getName());
        }
    }

    void forget() throws MessagingException {
        records.removeExpired(clock.millis());
    }
}
