package jp.cryptobin.james.scenarios.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The mail server beyond the gateway, of another make: takes mail for any address, as the Internet would. */
public final class SmartHost implements AutoCloseable {
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);

    private final GreenMail server;

    private SmartHost(GreenMail server) {
        this.server = server;
    }

    public static SmartHost start() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new SmartHost(server);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Every mail received so far; a mail to several recipients counts once for each. */
    public List<ReceivedMail> messages() {
        return Stream.of(server.getReceivedMessages()).map(SmartHost::received).toList();
    }

    /** Waits until {@code count} mails have come. */
    public List<ReceivedMail> await(int count) {
        return Awaitility.await("mail number " + count + " at the smart host")
                .atMost(DELIVERY_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(this::messages, messages -> messages.size() >= count);
    }

    /** Forgets every mail received so far. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("GreenMail's mailboxes cannot be emptied", e);
        }
    }

    private static ReceivedMail received(MimeMessage message) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            message.writeTo(octets);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("GreenMail holds a message that it cannot write", e);
        }
        return new ReceivedMail(octets.toByteArray());
    }

    @Override
    public void close() {
        server.stop();
    }
}
