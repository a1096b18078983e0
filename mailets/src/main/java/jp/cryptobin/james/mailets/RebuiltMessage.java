package jp.cryptobin.james.mailets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.mail.MessagingException;
import jp.cryptobin.james.inspection.InspectedMessage;
import jp.cryptobin.james.rebuild.Draft;
import jp.cryptobin.james.rebuild.RebuildOutcome;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Mail;

/** A rebuilt message where James keeps messages: in memory while it is small, else in a file, until a mail takes it. */
final class RebuiltMessage implements AutoCloseable {
    private final MimeMessageWrapper message;
    private final InspectedMessage read;
    private boolean taken;

    private RebuiltMessage(MimeMessageWrapper message, InspectedMessage read) {
        this.message = message;
        this.read = read;
    }

    /** Writes into a draft what is to become the message. */
    @FunctionalInterface
    interface Rebuilding {
        RebuildOutcome into(Draft draft) throws IOException;
    }

    /**
     * Rebuilds the message of a mail.
     *
     * @throws NotRebuiltException if it must not leave
     */
    static RebuiltMessage of(Mail mail, Rebuilding rebuilding) throws NotRebuiltException, IOException {
        MimeMessageInputStreamSource source = MimeMessageInputStreamSource.create(mail.getName() + "-rebuilt");
        MimeMessageWrapper message = new MimeMessageWrapper(source);
        boolean rebuilt = false;
        try {
            InspectedMessage read = rebuilding
                    .into(new MessageDraft(source))
                    .fold(RebuildOutcome.Rebuilt::draft, not -> {
                        throw new NotRebuiltException(mail, not.why());
                    });
            rebuilt = true;
            return new RebuiltMessage(message, read);
        } finally {
            if (!rebuilt) {
                message.dispose();
            }
        }
    }

    /** What was read back. */
    InspectedMessage read() {
        return read;
    }

    /** Puts it in the place of a mail's message. */
    void putInto(Mail mail) throws MessagingException {
        if (mail instanceof MailImpl ofServer) {
            // The other one would copy every octet into a message of its own.
            ofServer.setMessageNoCopy(message);
        } else {
            mail.setMessage(message);
        }
        taken = mail.getMessage() == message;
    }

    /** What no mail has taken is nobody's any more. */
    @Override
    public void close() {
        if (!taken) {
            message.dispose();
        }
    }

    private record MessageDraft(MimeMessageInputStreamSource source) implements Draft {
        @Override
        public OutputStream write() throws IOException {
            return source.getWritableOutputStream();
        }

        @Override
        public InputStream open() throws IOException {
            return source.getInputStream();
        }
    }
}
