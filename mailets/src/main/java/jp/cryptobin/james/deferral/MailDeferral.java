package jp.cryptobin.james.deferral;

import java.time.Duration;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/** Where a mail waits until it is time for its next try. */
public interface MailDeferral {

    /**
     * Lays a copy of the mail aside, which enters the processor for retries when the delay is over: not earlier, and
     * at least once. When this returns, the copy outlasts whatever the server's own store outlasts, and the caller
     * ends the mail in hand. After an exception the mail in hand is the only one.
     *
     * @throws MessagingException if the mail could not be laid aside
     */
    void defer(Mail mail, Duration delay) throws MessagingException;

    /** Called once, when all parameters are found to be right. */
    default void start() {}

    /** Called once, when the server stops. What waits keeps waiting, and goes on after the next start. */
    default void stop() {}
}
