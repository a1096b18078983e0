package jp.cryptobin.james.scenarios.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import jp.cryptobin.james.scenarios.server.JamesServer;
import org.awaitility.Awaitility;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * A mailbox on the gateway, read by IMAP over TLS. Every reading is asked for again, on a new connection, until it
 * succeeds: James 3.8.1 hands the next command of a connection to whatever thread has just ended the one before, writes
 * its answer from there, and sometimes refuses a message number that it has announced itself (BAD Invalid messageset)
 * or leaves a FETCH without an answer; James 3.9 has another queue there.
 */
public final class Mailbox {
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(3);
    /** Of silence; a busy machine with one core was seen to need four seconds for an answer. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private final JamesServer james;
    private final Account owner;

    public Mailbox(JamesServer james, Account owner) {
        this.james = james;
        this.owner = owner;
    }

    /** Every mail in the inbox, oldest first. */
    public List<ReceivedMail> messages() {
        return await(0);
    }

    /**
     * Waits until the inbox holds {@code count} mails.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after three minutes
     */
    public List<ReceivedMail> await(int count) {
        return await(count, DELIVERY_LIMIT);
    }

    /** The same with another limit, for an inbox that takes long to read. */
    public List<ReceivedMail> await(int count, Duration limit) {
        return Awaitility.await("mail number " + count + " for " + owner.address())
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(NotRead.class)
                .until(this::read, messages -> messages.size() >= count);
    }

    private List<ReceivedMail> read() {
        try (Store store = session().getStore("imaps")) {
            store.connect(james.host(), james.ports().imaps(), owner.address(), owner.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<ReceivedMail> received = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    received.add(new ReceivedMail(
                            ((IMAPMessage) message).getMimeStream().readAllBytes()));
                }
                return received;
            }
        } catch (MessagingException | IOException e) {
            if (isSilence(e)) {
                james.dumpThreads();
            }
            throw new NotRead("The mailbox of " + owner.address() + " cannot be read", e);
        }
    }

    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** This time; the next may succeed. */
    private static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotRead(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.socketFactory", james.tls().getSocketFactory());
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        properties.put("mail.imaps.ssl.ciphersuites", SmtpClient.CIPHER);
        properties.put("mail.imaps.connectiontimeout", Long.toString(ANSWER_LIMIT.toMillis()));
        properties.put("mail.imaps.timeout", Long.toString(ANSWER_LIMIT.toMillis()));
        // Reading must not mark mail as seen: an event for every mail and session, and more threads in each answer.
        properties.put("mail.imaps.peek", "true");
        // Whole mails, not pieces of 16 KB, each of which is a question and an answer.
        properties.put("mail.imaps.partialfetch", "false");
        return Session.getInstance(properties);
    }
}
