package jp.cryptobin.james.hold;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.events.GatewayEvent.HoldEnd;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldNote.Way;
import jp.cryptobin.james.state.HoldRecord;
import jp.cryptobin.james.state.HoldRecord.Step;
import jp.cryptobin.james.state.MailState;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a mail ceases to wait. Each end is remembered before it is told, and a mail is taken away when that is done. */
final class HoldEnds {
    private static final Logger LOGGER = LoggerFactory.getLogger(HoldEnds.class);

    private final HeldMail held;
    private final HoldRecords records;
    private final MailetContext context;
    private final String processor;
    private final Clock clock;
    private final HoldEffects effects;

    /** @param processor where a mail goes when it has waited */
    HoldEnds(
            HeldMail held,
            HoldRecords records,
            MailetContext context,
            String processor,
            Clock clock,
            HoldEffects effects) {
        this.held = held;
        this.records = records;
        this.context = context;
        this.processor = processor;
        this.clock = clock;
        this.effects = effects;
    }

    /** Ends a mail that is at rest. */
    void endAtRest(Mail mail, HoldNote note, HoldRecord record, Step how) throws MessagingException {
        end(mail, note, record, how);
        held.remove(note.id());
    }

    /** Ends a mail for good; told only when it is remembered. */
    void end(Mail mail, HoldNote note, HoldRecord record, Step how) throws MessagingException {
        effects.keep(mail);
        HoldRecord ended = record.at(how, record.release());
        records.write(ended);
        records.removeAnswer(record.id());
        boolean stopped = how == Step.STOPPED;
        LOGGER.info("mail {}: {}", mail.getName(), stopped ? "stopped by its sender" : "given up, nobody answered");
        effects.ended(mail, stopped ? HoldEnd.STOPPED : HoldEnd.GIVEN_UP, age(note));
        effects.tell(ended, HoldDecision.end(ended));
    }

    /** Sends a mail on that its sender wants to have sent. */
    void send(Mail mail, HoldNote note, HoldRecord record) throws MessagingException {
        letGo(mail, note, record, Way.ANSWERED);
        records.removeAnswer(record.id());
        effects.tell(record, Told.SENT);
    }

    /**
     * Puts a mail into the queue, and takes it away when it is there. A crash in between makes two of one: each time that
     * it is let go has a name of its own, and only the first that comes by goes on.
     */
    void letGo(Mail mail, HoldNote note, HoldRecord record, Way way) throws MessagingException {
        String name = UUID.randomUUID().toString();
        MailState.hold(mail, note.released(name, way));
        records.write(record.at(Step.RELEASED, name));
        context.sendMail(mail, processor);
        held.remove(record.id());
        LOGGER.info("mail {}: let go, {}", mail.getName(), way);
    }

    /** A mail goes on that waited until now. */
    void goes(Mail mail, HoldNote note, Way way) {
        effects.ended(mail, end(way), age(note));
    }

    private static HoldEnd end(Way way) {
        return switch (way) {
            case WAITS, BY_HAND -> HoldEnd.BY_HAND;
            case ANSWERED -> HoldEnd.SENT_EARLY;
            case RAN_OUT -> HoldEnd.RAN_OUT;
        };
    }

    private Duration age(HoldNote note) {
        return Duration.ofMillis(clock.millis() - note.since());
    }
}
