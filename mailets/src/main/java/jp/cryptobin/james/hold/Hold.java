package jp.cryptobin.james.hold;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.answer.Wish;
import jp.cryptobin.james.deferral.PeriodicTask;
import jp.cryptobin.james.events.GatewayEvent.HoldEnd;
import jp.cryptobin.james.state.HoldAnswer;
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
 * <p>A mail leaves the repository only when the queue has it, so a crash in between makes two of one. Each time that it
 * is let go has a name of its own, and only the first that comes by goes on.
 */
public final class Hold {
    private static final Logger LOGGER = LoggerFactory.getLogger(Hold.class);
    private static final String BY_HAND = "by-hand";
    private static final Duration CLEANING = Duration.ofHours(1);
    /** For how long a late answer learns what became of its mail. */
    private static final Duration REMEMBERED = Duration.ofDays(30);
    /** A mail that is due so soon is let go at its time, any other at the first look behind it. */
    private static final Duration SOON = Duration.ofDays(1);

    private final HeldMail held;
    private final HoldRecords records;
    private final MailetContext context;
    private final String processor;
    private final Clock clock;
    private final HoldEffects effects;
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
        this.context = context;
        this.processor = processor;
        this.clock = clock;
        this.effects = effects;
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
        return held.entries().stream().anyMatch(entry -> entry.id().equals(id));
    }

    List<String> ids() {
        return held.entries().stream().map(HeldMail.Entry::id).toList();
    }

    Duration longest(Instant now) {
        return held.longest(now);
    }

    Duration overdue(Instant now) {
        return held.entries().stream()
                .map(entry -> Duration.between(entry.due(), now))
                .filter(late -> !late.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * Holds a mail that comes by for the first time; the one in hand is then to be ended.
     *
     * @param note which waits; a mail that comes again after a crash keeps the time that it had
     */
    public void begin(Mail mail, HoldNote note, String subject) throws Exception {
        synchronized (records.lock()) {
            Optional<HoldRecord> before = records.find(note.id());
            if (before.filter(record -> record.step() != Step.HELD && record.step() != Step.RELEASED)
                    .isPresent()) {
                LOGGER.warn(
                        "mail {}: held before, and {} since; this double ends here",
                        mail.getName(),
                        before.get().step());
                return;
            }
            HoldNote kept = before.map(record -> note.due(record.until() - REMEMBERED.toMillis()))
                    .orElse(note);
            begin(mail, kept, record(mail, kept, subject));
        }
    }

    private void begin(Mail mail, HoldNote note, HoldRecord record) throws Exception {
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
            Optional<HoldRecord> before = records.find(note.id());
            HoldRecord record = before.orElseGet(() -> record(mail, note, ""));
            String by = note.release().isEmpty() ? BY_HAND : note.release();
            boolean going = record.step() == Step.GOING || record.step() == Step.LEFT;
            if (record.step() == Step.STOPPED || record.step() == Step.GIVEN_UP) {
                effects.tell(record, record.step() == Step.STOPPED ? Told.STOPPED : Told.GIVEN_UP);
                return false;
            }
            if (going && !record.release().equals(by)) {
                LOGGER.warn("mail {}: has gone on before; this double ends here", mail.getName());
                return false;
            }
            Optional<HoldAnswer> answer = records.answer(note.id());
            if (record.step() != Step.LEFT && answer.filter(HoldAnswer::stop).isPresent()) {
                end(mail, note, record, Step.STOPPED);
                return false;
            }
            if (!going) {
                Way way = note.release().isEmpty() ? Way.BY_HAND : note.way();
                MailState.hold(mail, note.released(by, way));
                effects.ended(mail, end(way), age(note));
            }
            if (record.step() != Step.LEFT) {
                records.write(record.at(files ? Step.GOING : Step.LEFT, by));
                endAnswer(note.id(), record, files);
            }
        }
        return true;
    }

    /** An answer to have it sent is followed; one to stop it may have come to another server just now. */
    private void endAnswer(String id, HoldRecord record, boolean files) throws MessagingException {
        boolean stop = records.answer(id).filter(HoldAnswer::stop).isPresent();
        if (stop && !files) {
            effects.tell(record, Told.LATE);
        }
        if (!stop || !files) {
            records.removeAnswer(id);
        }
    }

    private static HoldRecord record(Mail mail, HoldNote note, String subject) {
        return new HoldRecord(
                note.id(),
                mail.getName(),
                subject,
                note.answerer(),
                note.login(),
                Step.HELD,
                "",
                "",
                note.due() + REMEMBERED.toMillis());
    }

    private static HoldEnd end(Way way) {
        return switch (way) {
            case WAITS, BY_HAND -> HoldEnd.BY_HAND;
            case ANSWERED -> HoldEnd.SENT_EARLY;
            case RAN_OUT -> HoldEnd.RAN_OUT;
        };
    }

    /** The vault has the files of a mail that was held. An answer that came meanwhile came too late, and learns so. */
    void deposited(Mail mail, HoldNote note, String deposit) {
        try {
            noteDeposit(mail, note, deposit).ifPresent(late -> effects.tell(late, Told.LATE));
        } catch (MessagingException | RuntimeException failure) {
            // The vault has the files, so the mail goes on; a late answer is told of no deposit.
            LOGGER.error("mail {}: its deposit could not be noted for late answers", mail.getName(), failure);
        }
    }

    /** Returns the record of a mail that was to be stopped. */
    private Optional<HoldRecord> noteDeposit(Mail mail, HoldNote note, String deposit) throws MessagingException {
        synchronized (records.lock()) {
            HoldRecord record = records.find(note.id())
                    .orElseGet(() -> record(mail, note, "").at(Step.GOING, note.release()))
                    .deposited(deposit);
            records.write(record);
            boolean late = records.answer(note.id()).filter(HoldAnswer::stop).isPresent();
            records.removeAnswer(note.id());
            return late ? Optional.of(record) : Optional.empty();
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
            Optional<HoldRecord> known = records.find(id);
            if (known.isEmpty()) {
                return Told.UNKNOWN;
            }
            HoldRecord record = known.get();
            if (!who.maySpeakFor(record)) {
                return Told.FOREIGN;
            }
            return switch (record.step()) {
                case STOPPED -> Told.ALREADY_STOPPED;
                case GIVEN_UP -> Told.GIVEN_UP;
                case LEFT -> wish == Wish.STOP ? Told.LATE : Told.ALREADY_SENT;
                case GOING -> wish == Wish.STOP ? note(id, wish) : Told.ALREADY_SENT;
                // It may be here all the same, where the server ended between the two.
                case HELD, RELEASED -> follow(record, wish) ? done(wish) : note(id, wish);
            };
        }
    }

    private Told note(String id, Wish wish) throws MessagingException {
        records.answer(id, new HoldAnswer(wish == Wish.STOP));
        // Another server may have brought it on its way just now.
        Optional<HoldRecord> now = records.find(id);
        if (now.filter(record -> record.step() == Step.LEFT).isPresent()) {
            records.removeAnswer(id);
            return wish == Wish.STOP ? Told.LATE : Told.ALREADY_SENT;
        }
        return Told.NOTED;
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
                end(mail, note.get(), record, Step.STOPPED);
                held.remove(record.id());
            } else {
                letGo(mail, note.get(), record, Way.ANSWERED);
                records.removeAnswer(record.id());
                effects.tell(record, Told.SENT);
            }
            return true;
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }

    /** Ends a mail for good; told only when it is remembered. */
    private void end(Mail mail, HoldNote note, HoldRecord record, Step how) throws MessagingException {
        effects.keep(mail);
        HoldRecord ended = record.at(how, record.release());
        records.write(ended);
        records.removeAnswer(record.id());
        boolean stopped = how == Step.STOPPED;
        LOGGER.info("mail {}: {}", mail.getName(), stopped ? "stopped by its sender" : "given up, nobody answered");
        effects.ended(mail, stopped ? HoldEnd.STOPPED : HoldEnd.GIVEN_UP, age(note));
        effects.tell(ended, stopped ? Told.STOPPED : Told.GIVEN_UP);
    }

    private Duration age(HoldNote note) {
        return Duration.ofMillis(clock.millis() - note.since());
    }

    private void letGo(Mail mail, HoldNote note, HoldRecord record, Way way) throws MessagingException {
        String name = UUID.randomUUID().toString();
        MailState.hold(mail, note.released(name, way));
        records.write(record.at(Step.RELEASED, name));
        context.sendMail(mail, processor);
        held.remove(record.id());
        LOGGER.info("mail {}: let go, {}", mail.getName(), way);
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
                    decide(entry, now);
                } catch (MessagingException | RuntimeException failure) {
                    LOGGER.error("mail {}: stays held", entry.key().asString(), failure);
                }
            }
        }
    }

    private void decide(HeldMail.Entry entry, Instant now) throws MessagingException {
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
        HoldRecord record = records.find(note.id()).orElseGet(() -> record(mail, note, ""));
        // Where a server ended between the two, a mail is still held that has been stopped, or that has gone on.
        if (record.step() == Step.STOPPED || record.step() == Step.GIVEN_UP) {
            held.remove(note.id());
            effects.tell(record, record.step() == Step.STOPPED ? Told.STOPPED : Told.GIVEN_UP);
            return;
        }
        if (record.step() == Step.GOING || record.step() == Step.LEFT) {
            held.remove(note.id());
            LOGGER.warn("mail {}: has gone on before; this double ends here", mail.getName());
            return;
        }
        Optional<HoldAnswer> answer = records.answer(note.id());
        if (answer.isPresent()) {
            follow(record, answer.get().stop() ? Wish.STOP : Wish.SEND);
        } else if (!Instant.ofEpochMilli(note.due()).isAfter(now)) {
            if (note.untilAnswered() && record.step() == Step.HELD) {
                end(mail, note, record, Step.GIVEN_UP);
                held.remove(note.id());
            } else {
                letGo(mail, note, record, Way.RAN_OUT);
            }
        }
    }

    void forget() throws MessagingException {
        synchronized (records.lock()) {
            records.removeExpired(clock.millis());
        }
    }
}
