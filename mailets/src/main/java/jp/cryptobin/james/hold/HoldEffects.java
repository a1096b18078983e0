package jp.cryptobin.james.hold;

import java.time.Duration;
import javax.mail.MessagingException;
import jp.cryptobin.james.answer.Told;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.state.HoldNote;
import jp.cryptobin.james.state.HoldRecord;
import org.apache.mailet.Mail;

/** What the wait of a mail does to the world. */
public interface HoldEffects {

    /** A letter that is written and only has to be sent. */
    @FunctionalInterface
    interface Letter {
        void send() throws MessagingException;
    }

    /** Writes to whoever may answer that the mail waits, and how to answer. */
    Letter letter(Mail mail, HoldNote note) throws Exception;

    /** Keeps a copy of a mail that goes no further. Never fails. */
    void keep(Mail mail);

    /** Tells whoever may answer what became of the mail. Never fails. */
    void tell(HoldRecord record, Told what);

    /**
     * Tells somebody what became of an answer. Never fails.
     *
     * @param record of the mail that it is about; UNKNOWN where it is not known, or is not this person's business
     * @param about what makes the letter one of its own
     */
    void reply(String to, HoldRecord record, Told what, String about);

    /** A mail waits from now on. */
    void held(Mail mail, HoldNote note);

    /** A mail waits no longer. */
    void ended(Mail mail, GatewayEvent.HoldEnd end, Duration age);
}
