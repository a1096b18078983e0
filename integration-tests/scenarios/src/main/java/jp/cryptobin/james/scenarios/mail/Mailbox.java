package jp.cryptobin.james.scenarios.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import jp.cryptobin.james.scenarios.server.JamesServer;
import org.awaitility.Awaitility;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mailbox on the gateway, read by IMAP over TLS. */
public final class Mailbox {
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);

    private final JamesServer james;
    private final Account owner;

    public Mailbox(JamesServer james, Account owner) {
        this.james = james;
        this.owner = owner;
    }

    /** Every mail in the inbox, oldest first. */
    public List<ReceivedMail> messages() {
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
            throw new IllegalStateException("The mailbox of " + owner.address() + " cannot be read", e);
        }
    }

    /**
     * Waits until the inbox holds {@code count} mails.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after a minute
     */
    public List<ReceivedMail> await(int count) {
        return await(count, DELIVERY_LIMIT);
    }

    /** The same with another limit, for an inbox that takes long to read. */
    public List<ReceivedMail> await(int count, Duration limit) {
        return Awaitility.await("mail number " + count + " for " + owner.address())
                .atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                // James may count a large mail a moment before it can be fetched.
                .ignoreException(IllegalStateException.class)
                .until(this::messages, messages -> messages.size() >= count);
    }

    private Session session() {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.socketFactory", james.tls().getSocketFactory());
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        properties.put("mail.imaps.connectiontimeout", "10000");
        // A fetch that is never answered is asked again, on a new connection.
        properties.put("mail.imaps.timeout", "5000");
        // Whole mails, not pieces of 16 KB, each of which is a question and an answer.
        properties.put("mail.imaps.partialfetch", "false");
        return Session.getInstance(properties);
    }
}
